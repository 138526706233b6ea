import type { TFunction } from 'i18next'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { isClean, toneOf } from '../problem-text.ts'
import type { DraftSummary } from '../queries.ts'
import css from './queue.module.css'

const proofTones = {
  proven: 'success',
  consistent: 'success',
  unproven: 'neutral',
  contradicted: 'danger',
} as const

export const columns = (t: TFunction, several_restaurants: boolean): Column<DraftSummary>[] => [
  {
    id: 'supplier',
    header: t('supplier'),
    cell: (draft) => (
      <span className={css.what}>
        <span>{draft.supplier_name ?? draft.document_name}</span>
        <small>
          {[
            draft.invoice_number ?? t('no_number'),
            draft.kind === 'credit_note' && t('kinds.credit_note'),
            several_restaurants && draft.restaurant_name,
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
    ),
  },
  { id: 'date', header: t('date'), cell: (draft) => <DateText value={draft.invoice_date} />, tight: true },
  {
    id: 'proof',
    header: t('proof'),
    cell: ({ proof }) => <Proof proof={proof} t={t} />,
    wide_only: true,
    tight: true,
  },
  { id: 'problems', header: t('to_do'), cell: (draft) => <Problems draft={draft} t={t} /> },
  {
    id: 'total',
    header: t('total'),
    cell: (draft) => <Money value={draft.total_amount} currency={draft.currency ?? undefined} />,
    align: 'end',
    phone: 'corner',
  },
]

function Proof({ proof, t }: { proof: string | null; t: TFunction }) {
  const known = proof as keyof typeof proofTones | null
  if (!known || !(known in proofTones)) return <span aria-hidden>–</span>
  return <StatusBadge tone={proofTones[known]} label={t(`proofs.${known}`)} />
}

/** What a person has to do, the gravest first; the rest as a number. */
const MOST = 3

function Problems({ draft, t }: { draft: DraftSummary; t: TFunction }) {
  if (isClean(draft)) return <StatusBadge tone="success" label={t('ready')} />
  const shown = draft.problems.slice(0, MOST)
  const more = draft.problems.length - shown.length
  return (
    <span className={css.problems}>
      {shown.map((problem) => (
        <StatusBadge
          key={problem.code}
          tone={toneOf(problem)}
          label={t(`short.${problem.code}`, { count: Number(problem.params.count ?? 1) })}
        />
      ))}
      {more > 0 && <small>{t('more_problems', { count: more })}</small>}
    </span>
  )
}
