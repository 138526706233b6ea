import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { ItemField } from '../mapping/ItemField.tsx'
import { PackLink } from '../mapping/PackLink.tsx'
import type { DraftLine } from '../queries.ts'
import css from './draft.module.css'
import { type LineValues, withAmount } from './draft-values.ts'
import { PriceChange } from './PriceChange.tsx'

interface LineRowProps {
  line: LineValues
  number: number
  /** As the server has it; absent while it is being typed. */
  saved: DraftLine | undefined
  currency: string | null
  onChange: (line: LineValues) => void
  onRemove: () => void
}

/** Shown as money is: 54.60; a finer price keeps its decimals. */
const hasCents = (price: number | null) => price !== null && Number(price.toFixed(2)) === price

export function LineRow({ line, number, saved, currency, onChange, onRemove }: LineRowProps) {
  const { t } = useTranslation('drafts')
  const may_edit = useCan()('invoices.create')
  const field = (name: string) => ({
    label: t('lines.field', { field: t(`lines.${name}`), number }),
    labelHidden: true,
    placeholder: t(`lines.${name}`),
    disabled: !may_edit,
  })
  const text = (name: 'description' | 'unit', most: number) => (
    <TextField
      {...field(name)}
      value={line[name]}
      onChange={(value) => onChange({ ...line, [name]: value })}
      maxLength={most}
      autoComplete="off"
    />
  )
  const figure = (name: 'quantity' | 'unit_price') => (
    <NumberField
      {...field(name)}
      value={line[name]}
      onChange={(value) => onChange(withAmount({ ...line, [name]: value }, currency))}
      decimals={name === 'unit_price' && hasCents(line.unit_price) ? 2 : undefined}
      max_decimals={4}
    />
  )
  return (
    <>
      <div className={css.first}>
        <span className={css.place} aria-hidden>
          {number}
        </span>
        {text('description', 500)}
      </div>
      <div className={css.figures}>
        <Small label={t('lines.quantity')}>{figure('quantity')}</Small>
        <Small label={t('lines.unit')}>{text('unit', 20)}</Small>
        <Small label={t('lines.unit_price')}>{figure('unit_price')}</Small>
        <Small label={t('lines.line_total')}>
          <NumberField
            {...field('line_total')}
            value={line.line_total}
            onChange={(line_total) => onChange({ ...line, line_total })}
            decimals={2}
          />
        </Small>
      </div>
      {saved && <LineMeaning line={saved} number={number} />}
      {may_edit && (
        // The last to come to by Tab, though it stands at the top.
        <span className={css.remove}>
          <IconButton
            label={t('lines.remove', { number })}
            icon={<IconTrash size={17} />}
            onClick={onRemove}
          />
        </span>
      )}
    </>
  )
}

const Small = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <span className={css.small} aria-hidden>
      {label}
    </span>
    {children}
  </div>
)

/** Which item of ours it is, and how its price moved. */
function LineMeaning({ line, number }: { line: DraftLine; number: number }) {
  const { t } = useTranslation('drafts')
  const { supplier_item_id: id, mapping, item_id, item_name, item_is_active, description, unit } = line
  return (
    <div className={css.meaning}>
      {id ? (
        <ItemField
          label={t('item.of_line', { number })}
          article={{ id, description, unit }}
          status={item_is_active === false ? 'open' : (mapping ?? 'open')}
          item={item_id && item_name ? { id: item_id, name: item_name } : null}
        />
      ) : (
        <p className={css.waits}>{t('item.after_supplier')}</p>
      )}
      <div className={css.notes}>
        {id && mapping === 'mapped' && (
          <PackLink id={id} unit={unit} pack={line.pack} item_unit={line.item_unit} item_name={item_name} />
        )}
        {line.price_change && <PriceChange change={line.price_change} price={line.unit_price} />}
      </div>
    </div>
  )
}
