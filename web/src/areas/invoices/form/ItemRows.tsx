import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Money } from '../../../ui/Figures.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import css from './form.module.css'
import { type ItemRow, lineTotal } from './item-sums.ts'
import { newRow } from './values.ts'

interface ItemRowsProps {
  rows: readonly ItemRow[]
  onChange: (rows: ItemRow[]) => void
  currency: string
  error: string | undefined
}

/** Items as rows that add up while one types; Enter goes on to the next row, making one at the end. */
export function ItemRows({ rows, onChange, currency, error }: ItemRowsProps) {
  const { t } = useTranslation('invoices')
  const list = useRef<HTMLDivElement>(null)
  const focusRow = (place: number) =>
    // After React has drawn a new row.
    requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>('[data-row]')[place]?.querySelector('input')?.focus(),
    )
  const add = () => {
    onChange([...rows, newRow()])
    focusRow(rows.length)
  }
  const press = (event: KeyboardEvent, place: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    if (!(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    if (place + 1 < rows.length) focusRow(place + 1)
    else add()
  }
  const remove = (place: number) => {
    const left = rows.filter((_, other) => other !== place)
    onChange(left.length > 0 ? left : [newRow()])
    focusRow(Math.max(0, place - 1))
  }
  return (
    <div>
      <div ref={list} className={css.rows}>
        <div className={css.heads} aria-hidden>
          <span>{t('items.description')}</span>
          <span>{t('items.quantity')}</span>
          <span>{t('items.unit')}</span>
          <span>{t('items.unit_price')}</span>
          <span>{t('items.line_total')}</span>
        </div>
        {rows.map((row, place) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: hears Enter of the fields in it
          <div key={row.key} className={css.row} data-row onKeyDown={(event) => press(event, place)}>
            <RowFields
              row={row}
              number={place + 1}
              onChange={(next) => onChange(rows.map((other) => (other === row ? next : other)))}
            />
            <span className={css.lineTotal}>
              <Money value={lineTotal(row, currency)} currency={currency} />
            </span>
            <IconButton
              label={t('form.remove_row', { number: place + 1 })}
              icon={<IconTrash size={17} />}
              onClick={() => remove(place)}
            />
          </div>
        ))}
      </div>
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <div className={css.add}>
        <Button variant="quiet" size="small" icon={<IconPlus size={16} />} onClick={add}>
          {t('form.add_row')}
        </Button>
        <span>{t('form.enter_hint')}</span>
      </div>
    </div>
  )
}

interface RowFieldsProps {
  row: ItemRow
  number: number
  onChange: (row: ItemRow) => void
}

function RowFields({ row, number, onChange }: RowFieldsProps) {
  const { t } = useTranslation('invoices')
  const field = (name: string) => ({
    label: t('form.row_field', { field: t(`items.${name}`), number }),
    labelHidden: true,
    placeholder: t(`items.${name}`),
  })
  const figure = (name: 'quantity' | 'unit_price') => (value: number | null) =>
    onChange({ ...row, [name]: value, given_total: null })
  return (
    <>
      <TextField
        {...field('description')}
        value={row.description}
        onChange={(description) => onChange({ ...row, description })}
        maxLength={500}
        autoComplete="off"
      />
      <NumberField
        {...field('quantity')}
        value={row.quantity}
        onChange={figure('quantity')}
        max_decimals={4}
      />
      <TextField
        {...field('unit')}
        value={row.unit}
        onChange={(unit) => onChange({ ...row, unit })}
        maxLength={20}
        autoComplete="off"
      />
      <NumberField
        {...field('unit_price')}
        value={row.unit_price}
        onChange={figure('unit_price')}
        max_decimals={4}
      />
    </>
  )
}
