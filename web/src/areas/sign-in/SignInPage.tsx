import { redirect, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownPath } from '#packages/own-path'
import { splitHref } from '../../shell/AppLink.tsx'
import type { PageContext } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'
import { type SecondFactor, signIn, startSession } from '../../shell/session.ts'
import { useApiForm } from '../../shell/use-api-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { PasswordField } from '../../ui/fields/PasswordField.tsx'
import { TextField } from '../../ui/fields/TextField.tsx'
import { Anchor } from '../../ui/scope.tsx'
import { Door } from './Door.tsx'
import css from './form.module.css'
import { PasskeyButton } from './second-factor/PasskeyButton.tsx'
import { SecondStep } from './second-factor/SecondStep.tsx'
import { SocialButtons } from './social/SocialButtons.tsx'

/** Only an address inside the office may follow a sign-in. */
const safeNext = (next: string | undefined) => ownPath(next) ?? paths.today()

/** Nobody signs in twice; without an answer the door is shown all the same. */
export async function loader({ search }: PageContext) {
  const state = await startSession().catch(() => 'signed_out')
  if (state === 'signed_in') throw redirect({ href: safeNext(search.next) })
}

export default function SignInPage() {
  const { t } = useTranslation('sign-in')
  const { next, ended } = useSearch({ strict: false }) as { next?: string; ended?: string }
  const navigate = useNavigate()
  const [asked, setAsked] = useState<SecondFactor>()
  const [over, setOver] = useState<string>()
  const enter = () => void navigate({ ...(splitHref(safeNext(next)) as { to: string }), replace: true })
  const form = useApiForm({
    initial: { username: '', password: '' },
    check: (values) => ({
      username: values.username.trim() ? undefined : t('sign_in.name_missing'),
      password: values.password ? undefined : t('sign_in.password_missing'),
    }),
    send: async (values) => {
      setOver(undefined)
      const second = await signIn({ username: values.username.trim(), password: values.password })
      if (second) setAsked(second)
      else enter()
    },
  })
  const begin = (why?: string) => {
    setAsked(undefined)
    setOver(why)
  }
  if (asked) return <SecondStep asked={asked} onDone={enter} onOver={begin} />
  return (
    <Door
      title={t('sign_in.title')}
      text={t('sign_in.text')}
      foot={
        <>
          {t('sign_in.new_here')} <Anchor href={paths.register()}>{t('sign_in.register')}</Anchor>
        </>
      }
    >
      <form {...form.props} className={css.form}>
        {(form.problem ?? over) && <Callout tone="danger">{form.problem ?? over}</Callout>}
        {ended && !form.problem && !over && (
          <Callout tone="info">{t(`ended.${ended}`, { defaultValue: t('ended.session') })}</Callout>
        )}
        <TextField
          label={t('sign_in.name')}
          {...form.field('username')}
          autoComplete="username webauthn"
          autoFocus
          placeholder={t('sign_in.name_example')}
          hint={t('sign_in.name_hint')}
        />
        <div>
          <PasswordField label={t('password')} {...form.field('password')} />
          <p className={css.aside}>
            <Anchor href={paths.forgotPassword()}>{t('forgotten.link')}</Anchor>
          </p>
        </div>
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('sign_in.action')}
        </Button>
        <PasskeyButton onDone={enter} />
      </form>
      <SocialButtons next={safeNext(next)} />
      <Callout title={t('demo.title')}>{t('demo.text')}</Callout>
    </Door>
  )
}
