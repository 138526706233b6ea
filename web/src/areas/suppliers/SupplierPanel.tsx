import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { explain } from '../../shell/explain.ts'
import { useMe } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { useApiForm } from '../../shell/use-api-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { notify } from '../../ui/notify.ts'
import { PanelFooter, SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { type Supplier, supplierQuery } from './queries.ts'
import { SupplierFields } from './SupplierFields.tsx'
import { createSupplier, updateSupplier } from './supplier-actions.ts'
import { bodyOf, changesOf, emptySupplier, type SupplierValues, valuesOf } from './supplier-values.ts'
import { checkTaxId } from './tax-id.ts'
import { useGo } from './use-go.ts'

interface SupplierPanelProps {
  /** Of a supplier, `new`, or empty while closed. */
  id: string
  onClose: () => void
}

/** Adds or changes a supplier beside what is being looked at. */
export function SupplierPanel({ id, onClose }: SupplierPanelProps) {
  const { t } = useTranslation('suppliers')
  const known = id !== '' && id !== 'new'
  const { data, error } = useQuery({ ...supplierQuery(known ? id : 'none'), enabled: known })
  return (
    <SidePanel open={id !== ''} onClose={onClose} title={known ? t('edit_title') : t('add')}>
      {id === 'new' && <NewSupplier onDone={onClose} />}
      {known && error && <Callout tone="danger">{explain(error, t)}</Callout>}
      {known && !data && !error && <SkeletonLines lines={9} />}
      {known && data && <EditSupplier key={id} supplier={data} onDone={onClose} />}
    </SidePanel>
  )
}

function NewSupplier({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('suppliers')
  const go = useGo()
  const send = async (values: SupplierValues) => {
    const { id, name } = await createSupplier(bodyOf(values))
    const action = { label: t('open'), onSelect: () => go(paths.supplier(id)) }
    notify({ message: t('added', { name }), action })
  }
  return <SupplierForm initial={emptySupplier} send={send} onDone={onDone} action={t('add')} isNew />
}

function EditSupplier({ supplier, onDone }: { supplier: Supplier; onDone: () => void }) {
  const { t } = useTranslation('suppliers')
  const send = async (values: SupplierValues) => {
    const body = changesOf(values, supplier)
    if (Object.keys(body).length === 0) return
    await updateSupplier(supplier.id, body)
    notify({ message: t('saved') })
  }
  return <SupplierForm initial={valuesOf(supplier)} send={send} onDone={onDone} action={t('save')} />
}

interface SupplierFormProps {
  initial: SupplierValues
  send: (values: SupplierValues) => Promise<void>
  onDone: () => void
  action: string
  isNew?: boolean
}

function SupplierForm({ initial, send, onDone, action, isNew }: SupplierFormProps) {
  const { t } = useTranslation('suppliers')
  const { country } = useMe().organization
  const form = useApiForm<SupplierValues>({
    initial,
    check: ({ name, tax_id, contact_email }) => {
      const checked = checkTaxId(tax_id, country)
      return {
        name: name.trim() ? undefined : t('missing'),
        tax_id:
          checked.state === 'wrong'
            ? t(`tax.${checked.reason}`, { kind: checked.kind, defaultValue: t('tax.wrong', checked) })
            : undefined,
        contact_email: !contact_email || contact_email.includes('@') ? undefined : t('email_wrong'),
      }
    },
    send: async (values) => {
      await send(values)
      onDone()
    },
  })
  return (
    <form {...form.props}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      <SupplierFields form={form} isNew={isNew} />
      <PanelFooter>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {action}
        </Button>
      </PanelFooter>
    </form>
  )
}
