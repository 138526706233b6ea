import { useTranslation } from 'react-i18next'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import css from '../form.module.css'

interface NamePasskeyProps {
  title: string
  text?: string
  name: string
  confirm: string
  onName: (name: string) => Promise<void>
  onClose: () => void
}

/** What the person calls a passkey: the device it lies in, mostly. */
export function NamePasskey({ title, text, name, confirm, onName, onClose }: NamePasskeyProps) {
  const { t } = useTranslation('settings')
  const form = useApiForm({
    initial: { name },
    check: (values) => ({ name: values.name.trim() ? undefined : t('missing') }),
    send: ({ name }) => onName(name.trim()),
  })
  return (
    <Dialog open onClose={onClose} title={title} size="small">
      <form {...form.props} className={css.form}>
        {text && <p>{text}</p>}
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <TextField label={t('security.passkeys.name')} maxLength={60} autoFocus {...form.field('name')} />
        <DialogFooter>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {confirm}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
