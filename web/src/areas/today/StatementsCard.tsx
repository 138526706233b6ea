import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { explain } from '../../shell/explain.ts'
import { paths } from '../../shell/paths.ts'
import { DateText } from '../../ui/Figures.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { type Document, type Reconciliation, readStatements, reconciliations } from './queries.ts'
import { type Ticket, Tickets } from './Tickets.tsx'
import { openDifferences, toCompare, toSettle } from './waiting.ts'

const SHOWN = 7

/** Statements that run, that differ from the books, or that nobody has compared yet. */
export function StatementsCard({ restaurant_id }: { restaurant_id: string | undefined }) {
  const { t } = useTranslation('today')
  const statements = useQuery(readStatements(restaurant_id))
  const compared = useQuery(reconciliations(restaurant_id))
  const quiet = statements.data?.total === 0 ? 'none' : 'clear'
  const error = statements.error ?? compared.error
  const tickets = statements.data &&
    compared.data && [
      ...compared.data.items.filter(isRunning).map((one) => ofReconciliation(one, t)),
      ...toSettle(compared.data.items).map((one) => ofReconciliation(one, t)),
      ...toCompare(statements.data.items).map((one) => ofStatement(one, t)),
    ]
  return (
    <Tickets
      title={t('statements.title')}
      tickets={tickets?.slice(0, SHOWN)}
      all={{ label: t('statements.all'), href: paths.reconciliations() }}
      clear={{ title: t(`statements.${quiet}`), text: t(`statements.${quiet}_text`) }}
      failed={error ? explain(error, t) : undefined}
    />
  )
}

const isRunning = ({ status }: Reconciliation) => status === 'pending' || status === 'in_progress'

function ofReconciliation(one: Reconciliation, t: TFunction): Ticket {
  const { summary } = one
  const count = openDifferences(one) ?? 0
  return {
    id: one.id,
    href: paths.reconciliation(one.id),
    title: one.supplier_name ?? one.document_name,
    note: <Period from={summary?.period_from} to={summary?.period_to} otherwise={one.document_name} />,
    badge: isRunning(one) ? (
      <StatusBadge tone="info" live label={t('statements.running')} />
    ) : (
      <StatusBadge tone="warning" label={t('statements.differences', { count })} />
    ),
  }
}

function ofStatement(document: Document, t: TFunction): Ticket {
  return {
    id: document.id,
    href: paths.document(document.id),
    title: document.supplier_name ?? document.file_name,
    note: <Period from={document.period_from} to={document.period_to} otherwise={document.file_name} />,
    badge: <StatusBadge label={t('statements.to_compare')} />,
  }
}

interface PeriodProps {
  from: string | null | undefined
  to: string | null | undefined
  otherwise: string
}

function Period({ from, to, otherwise }: PeriodProps) {
  if (!from || !to) return otherwise
  return (
    <>
      <DateText value={from} as="day_short" /> – <DateText value={to} as="day" />
    </>
  )
}
