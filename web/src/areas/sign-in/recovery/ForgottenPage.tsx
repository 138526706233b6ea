import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { paths } from '../../../shell/paths.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import { Door } from '../Door.tsx'
import css from '../form.module.css'

/** Asks for a link to a new password; what it answers does not depend on whether there is an account. */
export default function ForgottenPage() {
  const [sent_to, setSentTo] = useState('')
  return sent_to ? (
    <LookIntoMail email={sent_to} onAgain={() => setSentTo('')} />
  ) : (
    <AskForLink onSent={setSentTo} />
  )
}

function AskForLink({ onSent }: { onSent: (email: string) => void }) {
  const { t } = useTranslation('sign-in')
  const form = useApiForm({
    initial: { email: '' },
    check: ({ email }) => ({ email: email.includes('@') ? undefined : t('register.email_wrong') }),
    send: async ({ email }) => {
      await api('POST /auth/password-reset', { body: { email: email.trim() } })
      onSent(email.trim())
    },
  })
  return (
    <Door title={t('forgotten.title')} text={t('forgotten.text')} foot={<Back />}>
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <TextField
          label={t('register.email')}
          type="email"
          {...form.field('email')}
          autoComplete="username"
          autoFocus
          placeholder={t('sign_in.name_example')}
        />
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('forgotten.action')}
        </Button>
      </form>
    </Door>
  )
}

function LookIntoMail({ email, onAgain }: { email: string; onAgain: () => void }) {
  const { t } = useTranslation('sign-in')
  return (
    <Door title={t('forgotten.sent_title')} text={t('forgotten.sent', { email })} foot={<Back />}>
      <Callout
        title={t('forgotten.nothing')}
        actions={
          <Button size="small" onClick={onAgain}>
            {t('forgotten.again')}
          </Button>
        }
      >
        {t('forgotten.nothing_text')}
      </Callout>
    </Door>
  )
}

function Back() {
  const { t } = useTranslation('sign-in')
  return <Anchor href={paths.signIn()}>{t('forgotten.back')}</Anchor>
}
