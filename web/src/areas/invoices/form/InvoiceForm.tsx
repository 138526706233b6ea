import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { TextAreaField } from '../../../ui/fields/TextField.tsx'
import { Stack } from '../../../ui/Page.tsx'
import css from './form.module.css'
import type { InvoiceFormState } from './form-state.ts'
import { HeadFields } from './HeadFields.tsx'
import { ItemRows } from './ItemRows.tsx'
import type { ItemRow } from './item-sums.ts'
import { TotalFields } from './TotalFields.tsx'
import { type InvoiceValues, newRow, type Problem, problemsOf } from './values.ts'

interface InvoiceFormProps {
  initial: InvoiceValues
  /** Sends; with `stays` the form is wanted again for the next invoice. */
  send: (values: InvoiceValues, stays: boolean) => Promise<unknown>
  /** Where Cancel leads. */
  back: string
  /** Offers to go on with the next invoice. */
  repeats?: boolean
}

export function InvoiceForm({ initial, send, back, repeats }: InvoiceFormProps) {
  const { t } = useTranslation('invoices')
  const stays = useRef(false)
  const form: InvoiceFormState = useApiForm<InvoiceValues>({
    initial,
    check: (values) => {
      const problems = Object.entries(problemsOf(values)) as [keyof InvoiceValues, Problem | undefined][]
      return Object.fromEntries(problems.map(([name, problem]) => [name, problem && t(`form.${problem}`)]))
    },
    send: async (values) => {
      await send(values, stays.current)
      // The next invoice of a pile mostly comes from the same supplier.
      if (stays.current)
        form.reset({
          ...values,
          invoice_number: '',
          due_date: null,
          items: [newRow()],
          total: null,
          notes: '',
        })
    },
  })
  const submit = (again: boolean) => {
    stays.current = again
    void form.submit()
  }
  const changeItems = (items: ItemRow[]) => {
    form.set('items', items)
    form.setErrors((before) => ({ ...before, total: undefined }))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(false)
  }
  return (
    <form
      {...form.props}
      onSubmit={(event) => {
        event.preventDefault()
        submit(false)
      }}
      onKeyDown={press}
    >
      <Stack>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <Card>
          <HeadFields form={form} />
        </Card>
        <Card title={t('items.title')}>
          <ItemRows
            rows={form.values.items}
            onChange={changeItems}
            currency={form.values.currency}
            error={form.errors.items}
          />
          <div className={css.totals}>
            <TextAreaField label={t('notes')} optional rows={3} maxLength={2000} {...form.field('notes')} />
            <TotalFields form={form} />
          </div>
        </Card>
        <div className={css.buttons}>
          <ButtonLink href={back}>{t('form.back')}</ButtonLink>
          {repeats && (
            <Button disabled={form.busy} onClick={() => submit(true)}>
              {t('form.save_next')}
            </Button>
          )}
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('form.save')}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
