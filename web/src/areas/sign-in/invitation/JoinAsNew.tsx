import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../shell/api-error.ts'
import { currentLanguage } from '../../../shell/i18n.ts'
import { paths } from '../../../shell/paths.ts'
import { acceptInvitation } from '../../../shell/session.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { PasswordField } from '../../../ui/fields/PasswordField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { notify } from '../../../ui/notify.ts'
import { Anchor } from '../../../ui/scope.tsx'
import css from '../form.module.css'
import type { Invitation } from './InvitationPage.tsx'

interface JoinAsNewProps {
  token: string
  invitation: Invitation
}

/** Somebody new chooses a password; whoever has an account already finds the way to it. */
export function JoinAsNew({ token, invitation }: JoinAsNewProps) {
  const { t } = useTranslation('sign-in')
  const navigate = useNavigate()
  const [is_known, setKnown] = useState(false)
  const form = useApiForm({
    initial: { first_name: invitation.first_name, last_name: invitation.last_name, password: '' },
    check: ({ first_name, password }) => ({
      first_name: first_name.trim() ? undefined : t('missing'),
      password: password ? undefined : t('missing'),
    }),
    send: async ({ first_name, last_name, password }) => {
      try {
        await acceptInvitation({
          ...{ token, password, language: currentLanguage() },
          ...{ first_name: first_name.trim(), last_name: last_name.trim() },
        })
      } catch (error) {
        setKnown(error instanceof ApiError && error.code === 'sign_in_to_accept')
        throw error
      }
      notify({ message: t('invitation.welcome', { organization: invitation.organization_name }) })
      await navigate({ to: paths.today(), replace: true })
    },
  })
  const signIn = paths.signIn(paths.invitation())
  return (
    <>
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone={is_known ? 'info' : 'danger'}>{form.problem}</Callout>}
        {is_known && (
          <ButtonLink href={signIn} variant="primary" size="large" wide>
            {t('invitation.sign_in')}
          </ButtonLink>
        )}
        <TextField
          label={t('invitation.email')}
          type="email"
          name="username"
          value={invitation.email}
          onChange={() => undefined}
          readOnly
          autoComplete="username"
        />
        <div className={css.pair}>
          <TextField
            label={t('invitation.first_name')}
            {...form.field('first_name')}
            maxLength={100}
            autoComplete="given-name"
          />
          <TextField
            label={t('invitation.last_name')}
            {...form.field('last_name')}
            maxLength={100}
            autoComplete="family-name"
          />
        </div>
        <PasswordField label={t('invitation.password')} choosing autoFocus {...form.field('password')} />
        <Button type="submit" variant={is_known ? 'default' : 'primary'} size="large" wide busy={form.busy}>
          {t('invitation.action')}
        </Button>
      </form>
      {!is_known && (
        <p className={css.aside}>
          {t('invitation.known')} <Anchor href={signIn}>{t('invitation.sign_in')}</Anchor>
        </p>
      )}
    </>
  )
}
