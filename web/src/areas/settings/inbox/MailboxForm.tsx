import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Switch } from '../../../ui/fields/ChoiceFields.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { PasswordField } from '../../../ui/fields/PasswordField.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { notify } from '../../../ui/notify.ts'
import { PanelFooter } from '../../../ui/overlay/SidePanel.tsx'
import css from '../form.module.css'
import { bodyOf, isSamePlace, type MailboxValues, usualPort, valuesOf } from './mailbox-values.ts'
import { type Mailbox, refreshInbox } from './queries.ts'

const securities = ['tls', 'starttls', 'none'] as const

/** Where the mailbox is and how to get in; it is opened once before it is kept. */
export function MailboxForm({ mailbox, onDone }: { mailbox: Mailbox | null; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const form = useApiForm<MailboxValues>({
    initial: valuesOf(mailbox),
    check: (values) => ({
      host: values.host.trim() ? undefined : t('missing'),
      user_name: values.user_name.trim() ? undefined : t('missing'),
      folder: values.folder.trim() ? undefined : t('missing'),
      port: values.port ? undefined : t('missing'),
      password: values.password || isSamePlace(mailbox, values) ? undefined : t('missing'),
    }),
    async send(values) {
      await api('PUT /inbox/mailbox', { body: bodyOf(values) })
      await refreshInbox()
      notify({ message: t('inbox:mailbox.saved') })
      onDone()
    },
  })
  const { values } = form
  const choose = (security: MailboxValues['security'] | null) => {
    if (!security) return
    const is_usual = values.port === usualPort[values.security]
    form.set('security', security)
    if (is_usual) form.set('port', usualPort[security])
  }
  return (
    <form {...form.props}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      <div className={css.form}>
        <TextField
          label={t('inbox:mailbox.host')}
          placeholder="imap.mail.example"
          {...form.field('host')}
          maxLength={253}
          autoComplete="off"
          autoFocus
        />
        <div className={css.pair}>
          <SelectField
            label={t('inbox:mailbox.security')}
            {...form.field('security')}
            onChange={choose}
            choices={securities.map((value) => ({ value, label: t(`inbox:mailbox.securities.${value}`) }))}
          />
          <NumberField
            label={t('inbox:mailbox.port')}
            {...form.field('port')}
            decimals={0}
            min={1}
            max={65_535}
          />
        </div>
        <TextField
          label={t('inbox:mailbox.user_name')}
          {...form.field('user_name')}
          maxLength={254}
          autoComplete="off"
        />
        <PasswordField
          label={t('inbox:mailbox.password')}
          hint={t(
            isSamePlace(mailbox, values) ? 'inbox:mailbox.password_stays' : 'inbox:mailbox.password_hint',
          )}
          {...form.field('password')}
        />
        <TextField
          label={t('inbox:mailbox.folder')}
          {...form.field('folder')}
          maxLength={200}
          autoComplete="off"
        />
        <TextField
          label={t('inbox:mailbox.kept_folder')}
          hint={t('inbox:mailbox.kept_hint')}
          optional
          {...form.field('kept_folder')}
          maxLength={200}
          autoComplete="off"
        />
        <Switch
          label={t('inbox:mailbox.active')}
          checked={values.is_active}
          onChange={(is_active) => form.set('is_active', is_active)}
        />
      </div>
      <PanelFooter>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t('inbox:mailbox.save')}
        </Button>
      </PanelFooter>
    </form>
  )
}
