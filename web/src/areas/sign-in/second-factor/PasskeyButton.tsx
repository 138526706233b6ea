import { IconFingerprint } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { canUsePasskeys, isPasskeyLeft, offerPasskey, showPasskey } from '../../../shell/passkeys.ts'
import { signInByPasskey } from '../../../shell/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'

/** Signs in by a passkey, without a name: by this button or, where one was used before, from the name field. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('sign-in')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => {
    const { signed_in, stop } = offerPasskey()
    void signed_in.then((is_in) => is_in && done.current())
    return stop
  }, [])
  if (!canUsePasskeys()) return null
  const show = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await signInByPasskey({ credential: await showPasskey() })
      onDone()
    } catch (error) {
      setProblem(isPasskeyLeft(error) ? t('passkey.left') : explain(error, t))
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        size="large"
        wide
        busy={busy}
        icon={<IconFingerprint size={20} aria-hidden />}
        onClick={() => void show()}
      >
        {t('passkey.use')}
      </Button>
      {problem && <Callout tone="danger">{problem}</Callout>}
    </>
  )
}
