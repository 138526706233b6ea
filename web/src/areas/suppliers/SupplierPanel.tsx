import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../shell/explain.ts'
import { useMe } from '../../shell/me.ts'
import { ConflictNotice } from '../../shell/meanwhile/ConflictNotice.tsx'
import { useGuardedForm } from '../../shell/meanwhile/use-guarded-form.ts'
import { paths } from '../../shell/paths.ts'
import { useApiForm } from '../../shell/use-api-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { notify } from '../../ui/notify.ts'
import { PanelFooter, SidePanel } from '../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { type Supplier, supplierQuery } from './queries.ts'
import { SupplierFields, type SupplierFormState } from './SupplierFields.tsx'
import { createSupplier, readSupplier, seenSupplier, updateSupplier } from './supplier-actions.ts'
import {
  bodyOf,
  changesOf,
  emptySupplier,
  fieldLabels,
  type SupplierValues,
  valuesOf,
} from './supplier-values.ts'
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
  const form = useApiForm<SupplierValues>({
    initial: emptySupplier,
    check: useCheck(),
    async send(values) {
      const { id, name } = await createSupplier(bodyOf(values))
      const action = { label: t('open'), onSelect: () => go(paths.supplier(id)) }
      notify({ message: t('added', { name }), action })
      onDone()
    },
  })
  return <SupplierForm form={form} onDone={onDone} action={t('add')} isNew />
}

function EditSupplier({ supplier, onDone }: { supplier: Supplier; onDone: () => void }) {
  const { t } = useTranslation('suppliers')
  const form = useGuardedForm<Supplier, SupplierValues>({
    seen: seenSupplier(supplier),
    read: () => readSupplier(supplier.id),
    ...{ valuesOf, check: useCheck() },
    async send(values, { thing, version }) {
      const body = changesOf(values, thing)
      if (Object.keys(body).length > 0) {
        await updateSupplier(thing.id, body, version)
        notify({ message: t('saved') })
      }
      onDone()
    },
  })
  const text = (name: keyof SupplierValues, value: SupplierValues[typeof name]) =>
    name === 'kind' ? t(`kinds.${value}`) : String(value ?? '')
  return (
    <SupplierForm form={form} onDone={onDone} action={t('save')}>
      {form.conflict && (
        <ConflictNotice
          busy={form.busy}
          onKeepMine={form.keepMine}
          onTakeTheirs={form.takeTheirs}
          rows={form.conflict.names.map((name) => ({
            ...{ name, label: t(fieldLabels[name]) },
            theirs: text(name, form.conflict!.theirs[name]),
            mine: text(name, form.values[name]),
          }))}
        />
      )}
    </SupplierForm>
  )
}

/** What is wrong with what was typed, by field. */
function useCheck() {
  const { t } = useTranslation('suppliers')
  const { country } = useMe().organization
  return ({ name, tax_id, contact_email }: SupplierValues) => {
    const checked = checkTaxId(tax_id, country)
    return {
      name: name.trim() ? undefined : t('missing'),
      tax_id:
        checked.state === 'wrong'
          ? t(`tax.${checked.reason}`, { kind: checked.kind, defaultValue: t('tax.wrong', checked) })
          : undefined,
      contact_email: !contact_email || contact_email.includes('@') ? undefined : t('email_wrong'),
    }
  }
}

interface SupplierFormProps {
  form: SupplierFormState
  onDone: () => void
  action: string
  isNew?: boolean
  children?: ReactNode
}

function SupplierForm({ form, onDone, action, isNew, children }: SupplierFormProps) {
  const { t } = useTranslation('suppliers')
  return (
    <form {...form.props}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      {children}
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
