import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { ApiError } from '../../../shell/api-error.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Door } from '../Door.tsx'
import { DeadLink } from './DeadLink.tsx'
import { useLinkToken } from './link-token.ts'

/** A link works once, so it is tried once, however often the page is drawn. */
const verification = (token: string) => ({
  queryKey: ['verify-email', token],
  queryFn: async () => {
    await api('POST /auth/verify-email/{token}', { params: { token } })
    void refresh('GET /auth/me')
    return true
  },
  enabled: token !== '',
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** Where the link of a mail leads: confirms the address by being opened. */
export default function VerifyPage() {
  const { t } = useTranslation('sign-in')
  const token = useLinkToken()
  const { data, error, refetch, isFetching } = useQuery(verification(token))
  const office = (
    <ButtonLink href={paths.today()} variant="primary" size="large" wide>
      {t('verify.office')}
    </ButtonLink>
  )
  if (data)
    return (
      <Door title={t('verify.done_title')} text={t('verify.done')}>
        {office}
      </Door>
    )
  const is_dead = error instanceof ApiError && [400, 422].includes(error.status)
  if (is_dead || !token)
    return <DeadLink title={t('verify.dead_title')} text={t('verify.dead')} action={office} />
  return (
    <Door title={t('verify.title')} text={error ? undefined : t('verify.busy')}>
      {error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {error && (
        <Button variant="primary" size="large" wide busy={isFetching} onClick={() => void refetch()}>
          {t('verify.title')}
        </Button>
      )}
    </Door>
  )
}
