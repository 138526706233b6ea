import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../shell/api-error.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { meQuery } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { sessionState, startSession } from '../../../shell/session.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Door } from '../Door.tsx'
import { DeadLink } from '../recovery/DeadLink.tsx'
import { useLinkToken } from '../recovery/link-token.ts'
import { JoinAsMember } from './JoinAsMember.tsx'
import { JoinAsNew } from './JoinAsNew.tsx'

export type Invitation = ApiResponse<'POST /auth/invitations/preview'>

export const loader = () => startSession().catch(() => 'signed_out')

/** Kept while somebody signs in and comes back: an address with it would be written down on the way. */
let held = ''

function useHeldToken(): string {
  const shown = useLinkToken()
  if (shown) held = shown
  return shown || held
}

/** Where the link of an invitation leads: who invites to what, and how to accept. */
export default function InvitationPage() {
  const { t } = useTranslation(['sign-in', 'shell'])
  const token = useHeldToken()
  const preview = apiQuery('POST /auth/invitations/preview', { body: { token: token || 'none' } })
  const { data, error } = useQuery({ ...preview, enabled: token !== '', staleTime: Number.POSITIVE_INFINITY })
  const is_signed_in = sessionState() === 'signed_in'
  const { data: me } = useQuery({ ...meQuery, enabled: is_signed_in })
  const is_dead = error instanceof ApiError && [400, 422].includes(error.status)
  if (is_dead || !token)
    return (
      <DeadLink
        title={t('invitation.dead_title')}
        text={t('invitation.dead')}
        action={
          <ButtonLink href={paths.signIn()} variant="primary" size="large" wide>
            {t('sign_in.action')}
          </ButtonLink>
        }
      />
    )
  if (!data || (is_signed_in && !me))
    return (
      <Door title={t('invitation.looking')}>
        {error && <Callout tone="danger">{explain(error, t)}</Callout>}
      </Door>
    )
  const role = t(`shell:roles.${data.role}`)
  const text = data.invited_by_name
    ? t('invitation.text', { name: data.invited_by_name, role })
    : t('invitation.text_nobody', { role })
  return (
    <Door title={t('invitation.title', { organization: data.organization_name })} text={text}>
      {me ? (
        <JoinAsMember token={token} invitation={data} me={me} />
      ) : (
        <JoinAsNew token={token} invitation={data} />
      )}
    </Door>
  )
}
