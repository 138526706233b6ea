import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import type { Reconciliation } from '../queries.ts'
import css from './run.module.css'
import { startAgain } from './start-again.ts'

type Way = 'choose' | 'create'

/** The statement names nobody who is known here: choose the supplier or create it, and go on. */
export function SupplierFix({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t } = useTranslation('reconciliation')
  const can = useCan()
  const [way, setWay] = useState<Way>('choose')
  const { data: document } = useQuery(
    apiQuery('GET /supplier/documents/{id}', { params: { id: reconciliation.document_id } }),
  )
  const read = document?.extraction?.supplier
  return (
    <Card title={t('fix.title')}>
      <div className={css.fix}>
        <p>{read?.name ? t('fix.named', { name: read.name }) : t('fix.unnamed')}</p>
        {can('suppliers.manage') && (
          <Segmented<Way>
            label={t('fix.way')}
            value={way}
            onChange={setWay}
            choices={[
              { value: 'choose', label: t('fix.choose') },
              { value: 'create', label: t('fix.create') },
            ]}
          />
        )}
        <SupplierForm
          key={`${way}-${read?.name ?? ''}`}
          way={way}
          reconciliation={reconciliation}
          name={read?.name ?? ''}
          tax_id={read?.tax_id ?? ''}
          email={read?.email ?? ''}
        />
      </div>
    </Card>
  )
}

interface SupplierFormProps {
  way: Way
  reconciliation: Reconciliation
  name: string
  tax_id: string
  email: string
}

function SupplierForm({ way, reconciliation, name, tax_id, email }: SupplierFormProps) {
  const { t } = useTranslation('reconciliation')
  const navigate = useNavigate()
  // Where only the start fails, the next try must not create the supplier twice.
  const created = useRef<string>(undefined)
  const form = useApiForm({
    initial: { supplier_id: null as string | null, name, tax_id, contact_email: email },
    check: (values): { supplier_id?: string; name?: string } => {
      if (way === 'choose') return values.supplier_id ? {} : { supplier_id: t('fix.missing') }
      return values.name.trim() ? {} : { name: t('fix.missing') }
    },
    send: async ({ supplier_id, ...values }) => {
      if (way === 'create') created.current ??= await createSupplier(values)
      const id = way === 'choose' ? supplier_id : created.current
      const started = await startAgain(reconciliation, id ?? undefined)
      await navigate({ to: paths.reconciliation(started.id) })
    },
  })
  return (
    <form {...form.props} className={css.fix}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      {way === 'choose' ? (
        <SupplierField label={t('supplier')} {...form.field('supplier_id')} />
      ) : (
        <>
          <TextField label={t('fix.name')} {...form.field('name')} />
          <TextField label={t('fix.tax_id')} {...form.field('tax_id')} optional />
          <TextField label={t('fix.email')} type="email" {...form.field('contact_email')} optional />
        </>
      )}
      <div>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t(way === 'choose' ? 'fix.go' : 'fix.create_and_go')}
        </Button>
      </div>
    </form>
  )
}

async function createSupplier(values: { name: string; tax_id: string; contact_email: string }) {
  const { id } = await api('POST /vendors', {
    body: {
      name: values.name.trim(),
      tax_id: values.tax_id.trim() || null,
      contact_email: values.contact_email.trim() || null,
    },
  })
  void refresh('GET /vendors')
  return id
}
