import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { ApiError } from '../../../shell/api-error.ts'
import { paths } from '../../../shell/paths.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { PasswordField } from '../../../ui/fields/PasswordField.tsx'
import { Door } from '../Door.tsx'
import css from '../form.module.css'
import { DeadLink } from './DeadLink.tsx'
import { useLinkToken } from './link-token.ts'

type State = 'choosing' | 'done' | 'dead'

/** Where the link of a mail leads: sets a new password and signs nobody in. */
export default function ResetPage() {
  const { t } = useTranslation(['sign-in', 'errors'])
  const token = useLinkToken()
  const [state, setState] = useState<State>('choosing')
  if (state === 'done')
    return (
      <Door title={t('reset.done_title')} text={t('reset.done')}>
        <ButtonLink href={paths.signIn()} variant="primary" size="large" wide>
          {t('sign_in.action')}
        </ButtonLink>
      </Door>
    )
  if (state === 'dead' || !token)
    return (
      <DeadLink
        title={t('reset.dead_title')}
        text={t('errors:link_invalid')}
        action={
          <ButtonLink href={paths.forgotPassword()} variant="primary" size="large" wide>
            {t('reset.ask')}
          </ButtonLink>
        }
      />
    )
  return <ChoosePassword token={token} onEnd={setState} />
}

function ChoosePassword({ token, onEnd }: { token: string; onEnd: (state: State) => void }) {
  const { t } = useTranslation('sign-in')
  const form = useApiForm({
    initial: { new_password: '' },
    check: ({ new_password }) => ({ new_password: new_password ? undefined : t('missing') }),
    send: async ({ new_password }) => {
      try {
        await api('POST /auth/password-reset/confirm', { body: { token, new_password } })
        onEnd('done')
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'link_invalid') throw error
        onEnd('dead')
      }
    },
  })
  return (
    <Door title={t('reset.title')} text={t('reset.text')}>
      <form {...form.props} className={css.form}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <PasswordField label={t('reset.password')} choosing autoFocus {...form.field('new_password')} />
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('reset.action')}
        </Button>
      </form>
    </Door>
  )
}
