import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { sumNumbers } from '#packages/money'
import { useRestaurants } from '../../../shell/me.ts'
import { ConflictNotice } from '../../../shell/meanwhile/ConflictNotice.tsx'
import { apiQuery, queries } from '../../../shell/queries.ts'
import { formatDate, formatMoney } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { Draft } from '../queries.ts'
import type { EditName } from './meanwhile.ts'
import type { DraftConflict as Conflict, DraftEdits } from './use-draft-edits.ts'

const labels: Partial<Record<EditName, string>> = {
  ...{ supplier_id: 'supplier', restaurant_id: 'restaurant', kind: 'kind', notes: 'notes' },
  ...{ invoice_number: 'number', invoice_date: 'date', due_date: 'due_date', currency: 'currency' },
  ...{ tax_amount: 'totals.tax', total_amount: 'totals.total' },
}

type Values = DraftEdits['values']

/** Both typed into the same place of the draft: what each typed, and whose it is to be. */
export function DraftConflict({ edits, conflict }: { edits: DraftEdits; conflict: Conflict }) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  const { restaurants } = useRestaurants()
  const { names, theirs } = conflict
  const text = (name: EditName, values: Values | Draft) => {
    if (name === 'restaurant_id') return restaurants.find(({ id }) => id === values.restaurant_id)?.name ?? ''
    return textOf(name, values, t, locale)
  }
  return (
    <ConflictNotice
      busy={edits.state === 'saving'}
      onKeepMine={edits.keepMine}
      onTakeTheirs={edits.takeTheirs}
      rows={names.map((name) => ({
        ...{ name, label: name === 'lines' ? t('lines.all') : t(labels[name] ?? name) },
        ...{ theirs: text(name, theirs), mine: text(name, edits.values) },
      }))}
    />
  )
}

function textOf(name: EditName, values: Values | Draft, t: TFunction<'drafts'>, locale: string): string {
  const money = (amount: number | null) => {
    if (amount === null) return ''
    return values.currency ? formatMoney(amount, locale, values.currency) : String(amount)
  }
  if (name === 'lines') {
    const totals = values.lines.map(({ line_total }) => line_total ?? 0)
    const sum = money(sumNumbers(totals, values.currency ?? 'EUR'))
    return `${t('lines.title', { count: totals.length })} · ${sum}`
  }
  const value = values[name]
  if (name === 'supplier_id') return supplierName(values) ?? ''
  if (name === 'kind') return t(`kinds.${values.kind}`)
  if (typeof value === 'number') return money(value)
  if (name === 'invoice_date' || name === 'due_date')
    return value ? formatDate(String(value), locale, 'UTC') : ''
  return String(value ?? '')
}

/** A supplier that was chosen here was read by its field. */
function supplierName({ supplier_id, supplier_name }: Values | Draft): string | null {
  if (!supplier_id) return null
  const { queryKey } = apiQuery('GET /vendors/{id}', { params: { id: supplier_id } })
  return queries.getQueryData<{ name: string }>(queryKey)?.name ?? supplier_name
}
