import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { PasswordField } from '../../../ui/fields/PasswordField.tsx'
import { notify } from '../../../ui/notify.ts'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import css from '../form.module.css'
import { refreshSecurity, type Standing } from './queries.ts'
import own from './security.module.css'

export function PasswordCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState(false)
  const words = standing.has_password ? 'security.password.change' : 'security.password.set'
  return (
    <Card title={t('security.password.title')} note={t('security.password.note')}>
      <div className={own.row}>
        <Button onClick={() => setOpen(true)}>{t(words)}</Button>
      </div>
      <Dialog open={open} onClose={() => setOpen(false)} title={t(words)} size="small">
        {open && <PasswordForm has_password={standing.has_password} onClose={() => setOpen(false)} />}
      </Dialog>
    </Card>
  )
}

function PasswordForm({ has_password, onClose }: { has_password: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const missing = (text: string) => (text ? undefined : t('missing'))
  const form = useApiForm({
    initial: { current_password: '', new_password: '' },
    check: (values) => ({
      current_password: has_password ? missing(values.current_password) : undefined,
      new_password: missing(values.new_password),
    }),
    send: async ({ current_password, new_password }) => {
      const body = has_password ? { current_password, new_password } : { new_password }
      await api('POST /auth/password', { body })
      notify({ message: t('security.password.changed') })
      onClose()
      await Promise.all([refreshSecurity(), refresh('GET /auth/sessions')])
    },
  })
  return (
    <form {...form.props} className={css.form}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      {has_password && (
        <PasswordField label={t('security.password.current')} autoFocus {...form.field('current_password')} />
      )}
      <PasswordField label={t('security.password.new')} choosing {...form.field('new_password')} />
      <DialogFooter>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('save')}
        </Button>
      </DialogFooter>
    </form>
  )
}
