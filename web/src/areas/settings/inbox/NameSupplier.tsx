import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { SupplierField } from '../../../shell/choosers/SupplierField.tsx'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { notify } from '../../../ui/notify.ts'
import css from '../form.module.css'
import { type OpenedMail, refreshMails } from './queries.ts'

interface Values {
  supplier_id: string | null
  remember: 'no' | 'address' | 'domain'
}

/** Says whose mail it is, now and from now on. */
export function NameSupplier({ mail }: { mail: OpenedMail }) {
  const { t } = useTranslation('settings')
  const { sender_address, supplier_id, suggested_supplier_id, authentication } = mail
  const form = useApiForm<Values>({
    initial: {
      supplier_id: supplier_id ?? suggested_supplier_id,
      // Nobody is to remember by mistake whoever only pretends to be them.
      remember: sender_address && !supplier_id && authentication !== 'failed' ? 'address' : 'no',
    },
    check: (values) => ({ supplier_id: values.supplier_id ? undefined : t('missing') }),
    async send({ supplier_id: chosen, remember }) {
      const body = { supplier_id: chosen!, remember }
      await api('POST /inbox/mails/{id}/supplier', { params: { id: mail.id }, body })
      await refreshMails()
      notify({ message: t('saved') })
    },
  })
  const domain = sender_address?.split('@')[1]
  const choices: { value: Values['remember']; label: string }[] = [
    { value: 'no', label: t('inbox:remember.no') },
    ...(sender_address
      ? [
          { value: 'address' as const, label: t('inbox:remember.address', { address: sender_address }) },
          { value: 'domain' as const, label: t('inbox:remember.domain', { domain }) },
        ]
      : []),
  ]
  return (
    <form {...form.props}>
      <div className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <SupplierField label={t('inbox:supplier')} {...form.field('supplier_id')} />
        <SelectField
          label={t('inbox:remember.title')}
          {...form.field('remember')}
          onChange={(remember) => form.set('remember', remember ?? 'no')}
          choices={choices}
        />
        <div>
          <Button type="submit" busy={form.busy}>
            {t('inbox:name_supplier')}
          </Button>
        </div>
      </div>
    </form>
  )
}
