import { useTranslation } from 'react-i18next'
import { useSearchState } from '../../../shell/search-state.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { classNames, type ItemClass, type Reconciliation, type Summary } from '../queries.ts'
import { Balance } from './Balance.tsx'
import { ItemTabs } from './ItemTabs.tsx'

interface ResultViewProps {
  reconciliation: Reconciliation
  summary: Summary
}

/** First what asks for something to be done. */
const urgency: readonly ItemClass[] = ['amount_mismatch', 'missing_in_restaurant', 'missing_in_supplier']

export function ResultView({ reconciliation, summary }: ResultViewProps) {
  const { t } = useTranslation('reconciliation')
  const [search, setSearch] = useSearchState({ tab: '', search: '' })
  const first = urgency.find((item_class) => summary[item_class] > 0) ?? 'matched'
  const tab = classNames.find((item_class) => item_class === search.tab) ?? first
  return (
    <Stack>
      {summary.proof === 'contradicted' && (
        <Callout tone="warning" title={t('result.contradicted.title')}>
          {t('result.contradicted.text')}
        </Callout>
      )}
      {summary.currencies.map((of_currency) => (
        <Balance
          key={of_currency.currency}
          reconciliation={reconciliation}
          summary={summary}
          of_currency={of_currency}
          onChoose={(item_class) => setSearch({ tab: item_class, search: '' })}
        />
      ))}
      <ItemTabs
        reconciliation={reconciliation}
        summary={summary}
        tab={tab}
        search={search.search}
        onTab={(item_class) => setSearch({ tab: item_class, search: '' })}
        onSearch={(text) => setSearch({ tab, search: text })}
      />
    </Stack>
  )
}
