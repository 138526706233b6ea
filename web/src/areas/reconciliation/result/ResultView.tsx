import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchState } from '../../../shell/search-state.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { overviewQuery, type Reconciliation, type Summary } from '../queries.ts'
import { noFilters } from '../settle/filters.ts'
import { Workbench } from '../settle/Workbench.tsx'
import { Balance } from './Balance.tsx'
import { Progress } from './Progress.tsx'
import css from './progress.module.css'

/** What only some have comes after the first look: notices of a further run, what moved, what stands beside. */
const Moved = lazy(() => import('./Moved.tsx'))
const StaleNotice = lazy(() => import('./StaleNotice.tsx'))
const Aside = lazy(() => import('./Aside.tsx'))

interface ResultViewProps {
  reconciliation: Reconciliation
  summary: Summary
}

export function ResultView({ reconciliation, summary }: ResultViewProps) {
  const { t } = useTranslation('reconciliation')
  const [filters, setFilters] = useSearchState(noFilters)
  const { data: overview } = useQuery(overviewQuery(reconciliation.id))
  return (
    <Stack>
      {(reconciliation.is_stale || reconciliation.rerun_job_id) && (
        <Suspense>
          <StaleNotice reconciliation={reconciliation} />
        </Suspense>
      )}
      {summary.proof === 'contradicted' && (
        <Callout tone="warning" title={t('result.contradicted.title')}>
          {t('result.contradicted.text')}
        </Callout>
      )}
      {reconciliation.run_number > 1 && (
        <Suspense>
          <Moved
            reconciliation={reconciliation}
            onJump={(number) => setFilters({ ...noFilters, search: number })}
          />
        </Suspense>
      )}
      <div className={css.top}>
        <Stack>
          {summary.currencies.map((of_currency) => (
            <Balance
              key={of_currency.currency}
              reconciliation={reconciliation}
              summary={summary}
              of_currency={of_currency}
              counts={overview?.counts}
              onChoose={(item_class) => setFilters({ ...noFilters, tab: item_class })}
            />
          ))}
        </Stack>
        {overview && (
          <div className={css.beside}>
            <Progress overview={overview} summary={summary} />
            <Suspense>
              <Aside reconciliation={reconciliation} overview={overview} />
            </Suspense>
          </div>
        )}
      </div>
      <Workbench
        reconciliation={reconciliation}
        summary={summary}
        overview={overview}
        filters={filters}
        onFilters={setFilters}
      />
    </Stack>
  )
}
