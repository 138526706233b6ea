import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { ApiError } from '../../../shell/api-error.ts'
import { explain } from '../../../shell/explain.ts'
import { isPasskeyLeft, isPasskeyThere, makePasskey } from '../../../shell/passkeys.ts'
import { notify } from '../../../ui/notify.ts'
import { NamePasskey } from './NamePasskey.tsx'
import type { Standing } from './queries.ts'
import { useProof } from './use-proof.tsx'

/** What most people would call the device in their hand. */
function deviceName(t: (key: string) => string): string {
  const agent = navigator.userAgent
  const known = ['iPhone', 'iPad', 'Android', 'Windows', 'Macintosh', 'CrOS', 'Linux'].find((word) =>
    agent.includes(word),
  )
  const names: Record<string, string> = { Macintosh: 'Mac', CrOS: 'Chromebook' }
  return known ? (names[known] ?? known) : t('security.passkeys.this_device')
}

/** Adds a passkey: proof if it is needed, a name, the device's own question. `onDone` gets first recovery codes. */
export function useAddPasskey(
  standing: Pick<Standing, 'has_password' | 'totp_confirmed_at'>,
  onDone: (recovery_codes: string[] | null) => void,
) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const [options, setOptions] = useState<Record<string, unknown>>()
  const begin = async () => {
    try {
      const begun = await proven((body) => api('POST /auth/passkeys/options', { body }))
      setOptions(begun?.value.options)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  const add = async (name: string) => {
    const credential = await makePasskey(options!).catch((error) => {
      throw new ApiError({ status: 422, code: codeOf(error), message: String(error) })
    })
    const { recovery_codes } = await api('POST /auth/passkeys', { body: { name, credential } })
    setOptions(undefined)
    if (!recovery_codes) notify({ message: t('security.passkeys.added', { name }) })
    onDone(recovery_codes)
  }
  const dialogs = (
    <>
      {question}
      {options && (
        <NamePasskey
          title={t('security.passkeys.add')}
          text={t('security.passkeys.add_text')}
          name={deviceName(t)}
          confirm={t('security.passkeys.create')}
          onName={add}
          onClose={() => setOptions(undefined)}
        />
      )}
    </>
  )
  return { begin, dialogs }
}

function codeOf(error: unknown): string {
  if (isPasskeyThere(error)) return 'passkey_there'
  return isPasskeyLeft(error) ? 'passkey_left' : 'passkey_refused'
}
