import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { AccountsCard } from './AccountsCard.tsx'
import { PasskeysCard } from './PasskeysCard.tsx'
import { PasswordCard } from './PasswordCard.tsx'
import { PolicyCard } from './PolicyCard.tsx'
import { passkeysQuery, standingQuery } from './queries.ts'
import { RecoveryCard } from './RecoveryCard.tsx'
import { TotpCard } from './TotpCard.tsx'

export const loader = ({ queries }: PageContext) =>
  Promise.all([queries.ensureQueryData(standingQuery), queries.ensureQueryData(passkeysQuery)])

/** How this person signs in and, for admins, what everybody must have. */
export default function SecurityPage() {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('organization.manage')
  const { data: standing } = useQuery(standingQuery)
  return (
    <SettingsPage section="security" description={t('purpose.security')}>
      {!standing && <SkeletonLines lines={8} />}
      {standing && (
        <Stack>
          <PasswordCard standing={standing} />
          <TotpCard standing={standing} />
          <PasskeysCard standing={standing} />
          <AccountsCard standing={standing} />
          {(standing.totp_confirmed_at || standing.passkey_count > 0) && <RecoveryCard standing={standing} />}
          {may_manage && <PolicyCard standing={standing} />}
        </Stack>
      )}
    </SettingsPage>
  )
}
