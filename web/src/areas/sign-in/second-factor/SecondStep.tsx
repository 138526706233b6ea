import { IconFingerprint, IconLifebuoy, IconShieldLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../shell/api-error.ts'
import { explain } from '../../../shell/explain.ts'
import { canUsePasskeys, isPasskeyLeft, showPasskey } from '../../../shell/passkeys.ts'
import { answerSecondFactor, type SecondFactor } from '../../../shell/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Door } from '../Door.tsx'
import css from '../form.module.css'
import { CodeForm } from './CodeForm.tsx'

type Method = SecondFactor['methods'][number]

interface SecondStepProps {
  asked: SecondFactor
  onDone: () => void
  /** The challenge is over: the person begins again, and is told why. */
  onOver: (why?: string) => void
}

const icons: Record<Method, ReactNode> = {
  totp: <IconShieldLock size={18} aria-hidden />,
  passkey: <IconFingerprint size={18} aria-hidden />,
  recovery_code: <IconLifebuoy size={18} aria-hidden />,
}

/** After the password: what only this person has, by one of the ways they set up. */
export function SecondStep({ asked, onDone, onOver }: SecondStepProps) {
  const { t } = useTranslation('sign-in')
  const methods = asked.methods.filter((one) => one !== 'passkey' || canUsePasskeys())
  const [method, setMethod] = useState<Method>(methods[0] ?? 'recovery_code')
  const { challenge } = asked
  const answer = async (shown: { code: string } | { recovery_code: string } | { passkey: object }) => {
    try {
      await answerSecondFactor({ challenge, ...shown } as Parameters<typeof answerSecondFactor>[0])
    } catch (error) {
      if (error instanceof ApiError && error.code === 'challenge_ended') return onOver(explain(error, t))
      throw error
    }
    onDone()
  }
  return (
    <Door title={t('second.title')} text={t(`second.text.${method}`)}>
      {method === 'passkey' ? (
        <PasskeyStep challenge={challenge} onShown={(passkey) => answer({ passkey })} />
      ) : (
        <CodeForm key={method} method={method} onCode={answer} />
      )}
      <div className={css.ways}>
        {methods
          .filter((other) => other !== method)
          .map((other) => (
            <Button key={other} variant="quiet" icon={icons[other]} onClick={() => setMethod(other)}>
              {t(`second.way.${other}`)}
            </Button>
          ))}
        <Button variant="quiet" onClick={() => onOver()}>
          {t('second.back')}
        </Button>
      </div>
    </Door>
  )
}

interface PasskeyStepProps {
  challenge: string
  onShown: (passkey: Record<string, unknown>) => Promise<void>
}

function PasskeyStep({ challenge, onShown }: PasskeyStepProps) {
  const { t } = useTranslation('sign-in')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const show = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onShown(await showPasskey({ challenge }))
    } catch (error) {
      setProblem(isPasskeyLeft(error) ? t('passkey.left') : explain(error, t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.form}>
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button variant="primary" size="large" wide autoFocus busy={busy} onClick={() => void show()}>
        {t('second.show_passkey')}
      </Button>
    </div>
  )
}
