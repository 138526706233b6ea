import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../shell/api-error.ts'
import { signOut } from '../../../shell/session.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { PasswordField } from '../../../ui/fields/PasswordField.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { Dialog, DialogFooter } from '../../../ui/overlay/Dialog.tsx'
import css from '../form.module.css'
import type { Standing } from './queries.ts'

/** What shows that it is the person, and not somebody at their screen. */
export interface Proof {
  password?: string
  code?: string
}

interface Asking {
  call: (proof: Proof) => Promise<unknown>
  done: (result: { value: unknown } | undefined) => void
}

/**
 * Makes calls that the server answers soon after signing in, and later only with a proof: it is asked for then, and
 * the call made again. Nothing comes of a call whose question was closed.
 */
export function useProof(standing: Pick<Standing, 'has_password' | 'totp_confirmed_at'>) {
  const [asking, setAsking] = useState<Asking>()
  async function proven<T>(call: (proof: Proof) => Promise<T>): Promise<{ value: T } | undefined> {
    try {
      return { value: await call({}) }
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'fresh_sign_in_needed') throw error
      const answered = new Promise<{ value: unknown } | undefined>((done) => setAsking({ call, done }))
      return (await answered) as { value: T } | undefined
    }
  }
  const end = (result?: { value: unknown }) => {
    asking?.done(result)
    setAsking(undefined)
  }
  const question = asking && <ProofDialog asking={asking} standing={standing} onEnd={end} />
  return { proven, question }
}

interface ProofDialogProps {
  asking: Asking
  standing: Pick<Standing, 'has_password' | 'totp_confirmed_at'>
  onEnd: (result?: { value: unknown }) => void
}

function ProofDialog({ asking, standing, onEnd }: ProofDialogProps) {
  const { t } = useTranslation('settings')
  const by_password = standing.has_password
  const form = useApiForm({
    initial: { password: '', code: '' },
    check: ({ password, code }) =>
      by_password
        ? { password: password ? undefined : t('missing') }
        : { code: code.trim() ? undefined : t('missing') },
    send: async ({ password, code }) =>
      onEnd({ value: await asking.call(by_password ? { password } : { code }) }),
  })
  const title = t('security.proof.title')
  if (!by_password && !standing.totp_confirmed_at)
    return (
      <Dialog
        open
        onClose={() => onEnd()}
        title={title}
        size="small"
        footer={
          <Button variant="primary" onClick={() => void signOut()}>
            {t('security.proof.sign_out')}
          </Button>
        }
      >
        <p>{t('security.proof.again')}</p>
      </Dialog>
    )
  return (
    <Dialog open onClose={() => onEnd()} title={title} size="small">
      <form {...form.props} className={css.form}>
        <p>{t('security.proof.text')}</p>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        {by_password ? (
          <PasswordField label={t('security.password.current')} autoFocus {...form.field('password')} />
        ) : (
          <TextField
            label={t('security.totp.code')}
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={12}
            {...form.field('code')}
          />
        )}
        <DialogFooter>
          <Button onClick={() => onEnd()}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t('security.proof.go_on')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  )
}
