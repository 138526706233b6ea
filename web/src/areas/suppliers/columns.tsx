import type { TFunction } from 'i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Num } from '../../ui/Figures.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/column.ts'
import type { Supplier } from './queries.ts'
import css from './suppliers.module.css'
import { shownTaxId } from './tax-id.ts'

const Missing = () => <span className={css.missing}>–</span>

export const columns = (t: TFunction, country: string): Column<Supplier>[] => [
  {
    id: 'name',
    header: t('name'),
    sort: 'name',
    cell: ({ name, kind, is_active }) => (
      <span className={css.name} data-inactive={!is_active || undefined}>
        <Avatar name={name} size={34} square />
        <span>
          {name}
          <small>
            {t(`kinds.${kind}`)}
            {!is_active && ` · ${t('inactive')}`}
          </small>
        </span>
      </span>
    ),
  },
  {
    id: 'tax_id',
    header: t('tax_id'),
    cell: ({ tax_id }) =>
      tax_id ? <span className={css.figures}>{shownTaxId(tax_id, country)}</span> : <Missing />,
    wide_only: true,
  },
  {
    id: 'contact',
    header: t('contact'),
    cell: ({ contact_email, contact_phone }) =>
      contact_email || contact_phone ? (
        <span className={css.contact}>{contact_email ?? contact_phone}</span>
      ) : (
        <Missing />
      ),
  },
  {
    id: 'terms',
    header: t('terms'),
    sort: 'payment_terms_days',
    align: 'end',
    cell: ({ payment_terms_days }) => <Num value={payment_terms_days} unit={t('days')} />,
  },
]

/** Beside a supplier's name: what it is, and that it is out of use. */
export function SupplierBadges({ supplier, t }: { supplier: Supplier; t: TFunction }) {
  return (
    <>
      {supplier.kind === 'supermarket' && <StatusBadge tone="info" label={t('kinds.supermarket')} />}
      {!supplier.is_active && <StatusBadge label={t('inactive')} />}
    </>
  )
}
