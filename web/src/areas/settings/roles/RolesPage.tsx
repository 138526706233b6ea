import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { rolesQuery } from '../queries.ts'
import { RoleTable } from './RoleTable.tsx'

export const loader = ({ queries }: PageContext) => queries.prefetchQuery(rolesQuery)

/** Who may do what: the table the server decides by, in words. */
export default function RolesPage() {
  const { t } = useTranslation('settings')
  return (
    <SettingsPage section="roles" description={t('purpose.roles')}>
      <RoleTable />
    </SettingsPage>
  )
}
