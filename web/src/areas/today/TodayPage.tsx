import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../shell/area.ts'
import { useCan, useMe, useRestaurants } from '../../shell/me.ts'
import { Page, Split, Stack } from '../../ui/Page.tsx'
import { Figures } from './Figures.tsx'
import { PayCard } from './PayCard.tsx'
import { PurchasesCard } from './PurchasesCard.tsx'
import { documentCount, reconciliationCount, supplierCount } from './queries.ts'
import { StartCard } from './StartCard.tsx'
import { StatementsCard } from './StatementsCard.tsx'
import { TroubleCard } from './TroubleCard.tsx'

/** Morning until noon, evening from six: the words people greet with. */
function greetingAt(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** Starts what decides whether this is a first day. */
export function loader({ queries }: PageContext) {
  for (const query of [supplierCount, documentCount, reconciliationCount])
    void queries.prefetchQuery(query as typeof supplierCount)
}

/** What waits for this person, and how the weeks went. */
export default function TodayPage() {
  const { t } = useTranslation('today')
  const me = useMe()
  const can = useCan()
  const { current } = useRestaurants()
  const name = me.first_name || me.full_name
  const at = current?.id
  return (
    <Page
      title={t(`greeting.${greetingAt(new Date().getHours())}`, { name })}
      description={
        current
          ? t('at', { restaurant: current.name })
          : t('everywhere', { organization: me.organization.name })
      }
    >
      <title>{`${t('nav')} · Brigade`}</title>
      <Stack>
        <StartCard />
        {can('invoices.read') && <Figures restaurant_id={at} />}
        {can('documents.read') && <TroubleCard restaurant_id={at} />}
        <Split>
          <Stack>
            {can('invoices.read') && <PayCard restaurant_id={at} />}
            {can('invoices.read') && <PurchasesCard restaurant_id={at} />}
          </Stack>
          {can('reconciliations.read') && <StatementsCard restaurant_id={at} />}
        </Split>
      </Stack>
    </Page>
  )
}
