import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { meQuery, useCan, useMe } from '../../../shell/me.ts'
import { Card } from '../../../ui/Card.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { organizationQuery } from '../queries.ts'
import { DeleteOrganization } from './DeleteOrganization.tsx'
import { OrganizationFacts } from './OrganizationFacts.tsx'
import { OrganizationForm } from './OrganizationForm.tsx'

export async function loader({ queries }: PageContext) {
  const me = await queries.ensureQueryData(meQuery)
  return queries.ensureQueryData(organizationQuery(me.organization.id))
}

export default function OrganizationPage() {
  const { t } = useTranslation('settings')
  const may_manage = useCan()('organization.manage')
  const { data } = useQuery(organizationQuery(useMe().organization.id))
  const badge = data?.is_demo ? <StatusBadge tone="brand" label={t('organization.demo')} /> : undefined
  return (
    <SettingsPage section="organization" beside={badge} description={t('purpose.organization')}>
      {!data && <SkeletonLines lines={8} />}
      {data && !may_manage && (
        <Card>
          <OrganizationFacts organization={data} />
        </Card>
      )}
      {data && may_manage && (
        <Stack>
          <OrganizationForm organization={data} />
          <DeleteOrganization organization={data} />
        </Stack>
      )}
    </SettingsPage>
  )
}
