import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { type Choice, SelectField } from '../../../ui/fields/SelectField.tsx'
import { notify } from '../../../ui/notify.ts'
import { type Mapping, mappingQuery, type Proposal } from '../queries.ts'
import { decide } from './decide.ts'
import { NewItemDialog } from './NewItemDialog.tsx'
import { notStockKinds } from './not-stock.ts'

interface ItemFieldProps {
  label: string
  article: Pick<Mapping, 'id' | 'description' | 'unit'>
  status: Mapping['status']
  /** What it is mapped to. */
  item: { id: string; name: string } | null
  /** Where they are known already. */
  proposals?: readonly Proposal[]
}

const NEW = 'new'
const NOT = 'not:'

/** Which item of ours an article is: proposals first, then what is typed finds; a new item, or no stock at all. */
export function ItemField({ label, article, status, item, proposals }: ItemFieldProps) {
  const { t } = useTranslation('drafts')
  const may_map = useCan()('items.manage')
  const [near, setNear] = useState(false)
  const [typed, setTyped] = useState('')
  const [creating, setCreating] = useState<string>()
  const [search] = useDebouncedValue(typed, 180)
  const { data: known } = useQuery({
    ...mappingQuery(article.id),
    enabled: near && !proposals && status === 'open',
  })
  const { data: found } = useQuery({
    ...apiQuery('GET /inventory/items', { query: { search: search || undefined, limit: 20, sort: 'name' } }),
    enabled: near,
  })
  const proposed = status === 'open' ? (proposals ?? known?.proposals ?? []) : []
  const choices = choicesOf({ typed, proposed, found: found?.items ?? [], item, status, t })
  const choose = (value: string | null) => {
    if (value === NEW) return setCreating(typed || article.description)
    const decision = !value
      ? { status: 'open' as const }
      : value.startsWith(NOT)
        ? { not_stock: value.slice(NOT.length) as (typeof notStockKinds)[number] }
        : { item_id: value }
    decide(article.id, decision, t).catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what may be chosen is asked for when the field is near
    <div onFocus={() => setNear(true)} onPointerEnter={() => setNear(true)}>
      <SelectField
        label={label}
        labelHidden
        searchable
        clearable={may_map && status !== 'open'}
        disabled={!may_map}
        placeholder={t('item.choose')}
        value={status === 'not_stock' ? 'none' : (item?.id ?? null)}
        onChange={choose}
        onSearch={setTyped}
        choices={choices}
      />
      {creating !== undefined && (
        <NewItemDialog article={article} name={creating} onClose={() => setCreating(undefined)} />
      )}
    </div>
  )
}

interface ChoicesInput {
  typed: string
  proposed: readonly Proposal[]
  found: readonly { id: string; name: string; unit: string }[]
  item: ItemFieldProps['item']
  status: Mapping['status']
  t: (key: string, values?: Record<string, unknown>) => string
}

function choicesOf({ typed, proposed, found, item, status, t }: ChoicesInput): Choice[] {
  const matches = (text: string) => text.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase())
  const first = proposed
    .filter(({ item_name }) => matches(item_name))
    .map(({ item_id, item_name }) => ({
      value: item_id,
      label: t('item.proposed', { name: item_name }),
    }))
  const taken = new Set(first.map(({ value }) => value))
  const others = found
    .filter(({ id, name }) => !taken.has(id) && matches(name))
    .map(({ id, name, unit }) => ({ value: id, label: id === item?.id ? name : `${name} · ${unit}` }))
  const own = item && !others.some(({ value }) => value === item.id) && !taken.has(item.id) && !typed
  const kinds = notStockKinds
    .map((kind) => ({
      value: NOT + kind,
      label: t('item.not_stock_kind', { kind: t(`kinds_not_stock.${kind}`) }),
    }))
    .filter(({ label }) => matches(label))
  const create = {
    value: NEW,
    label: typed.trim() ? t('item.new_named', { name: typed.trim() }) : t('item.new'),
  }
  return [
    ...(status === 'not_stock' ? [{ value: 'none', label: t('item.not_stock'), disabled: true }] : []),
    ...(own ? [{ value: item.id, label: item.name }] : []),
    ...first,
    // What is typed is rather found than made anew.
    ...(typed.trim() ? [...others, create] : [create, ...others]),
    ...kinds,
  ]
}
