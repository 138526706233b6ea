import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { SupplierField } from '../../shell/choosers/SupplierField.tsx'
import { type Restaurant, useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { refresh } from '../../shell/queries.ts'
import { useApiForm } from '../../shell/use-api-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Checkbox } from '../../ui/fields/ChoiceFields.tsx'
import { Dialog, DialogFooter } from '../../ui/overlay/Dialog.tsx'
import { Stack } from '../../ui/Page.tsx'
import css from './documents.module.css'
import type { SupplierDocument } from './queries.ts'

interface ReconcileDialogProps {
  document: SupplierDocument
  open: boolean
  onClose: () => void
}

export function ReconcileDialog({ open, onClose, document }: ReconcileDialogProps) {
  const { t } = useTranslation('documents')
  return (
    <Dialog open={open} onClose={onClose} title={t('reconcile.title')}>
      <ReconcileForm document={document} onClose={onClose} />
    </Dialog>
  )
}

/** The document's own restaurant, else the one that is chosen, else all. */
function firstChoice(
  { restaurant_id }: SupplierDocument,
  restaurants: readonly Restaurant[],
  current: Restaurant | undefined,
): string[] {
  const one = restaurant_id ?? current?.id
  return one ? [one] : restaurants.map(({ id }) => id)
}

function ReconcileForm({ document, onClose }: Omit<ReconcileDialogProps, 'open'>) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const { restaurants, current } = useRestaurants()
  const form = useApiForm({
    initial: {
      restaurant_ids: firstChoice(document, restaurants, current),
      supplier_id: document.supplier_id,
    },
    check: ({ restaurant_ids }) =>
      restaurant_ids.length === 0 ? { restaurant_ids: t('reconcile.choose_restaurant') } : {},
    send: async (values) => {
      const body = { document_id: document.id, ...values }
      const started = await api('POST /supplier/reconciliation', { body })
      void refresh('GET /supplier/reconciliation', 'GET /supplier/documents', 'GET /supplier/documents/{id}')
      await navigate({ to: paths.reconciliation(started.id) })
    },
  })
  const read = document.extraction?.supplier.name
  return (
    <form {...form.props}>
      <Stack>
        <p>{t('reconcile.text', { name: document.file_name })}</p>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        {restaurants.length > 1 && (
          <RestaurantChoices
            restaurants={restaurants}
            chosen={form.values.restaurant_ids}
            onChange={(ids) => form.set('restaurant_ids', ids)}
            error={form.errors.restaurant_ids}
          />
        )}
        <SupplierField
          label={t('supplier')}
          {...form.field('supplier_id')}
          clearable
          placeholder={t('reconcile.by_statement')}
          hint={read ? t('reconcile.supplier_read', { name: read }) : t('reconcile.supplier_hint')}
        />
      </Stack>
      <DialogFooter>
        <Button onClick={onClose}>{t('upload.cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('reconcile.start')}
        </Button>
      </DialogFooter>
    </form>
  )
}

interface RestaurantChoicesProps {
  restaurants: readonly Restaurant[]
  chosen: readonly string[]
  onChange: (ids: string[]) => void
  error: string | undefined
}

function RestaurantChoices({ restaurants, chosen, onChange, error }: RestaurantChoicesProps) {
  const { t } = useTranslation('documents')
  return (
    <fieldset>
      <legend className={css.legend}>{t('reconcile.restaurants')}</legend>
      <div className={css.choices}>
        {restaurants.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
          />
        ))}
      </div>
      {error && (
        <p className={css.problem} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
