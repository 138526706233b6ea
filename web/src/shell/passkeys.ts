import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { api } from './api.ts'
import { signInByPasskey } from './session.ts'

/** The library is fetched by whoever uses a passkey, and by nobody else. */
const webauthn = () => import('@simplewebauthn/browser')

/** Browsers know passkeys at names only, and only where the page came safely. */
export const canUsePasskeys = () =>
  'PublicKeyCredential' in window && !/^[\d.]+$|[[:]/.test(location.hostname)

/** Says only that a passkey was used on this device: where it was, the name field offers it. */
const HINT = 'brigade-passkey'

function hint(used?: true): boolean {
  try {
    if (used) localStorage.setItem(HINT, '1')
    return localStorage.getItem(HINT) === '1'
  } catch {
    return false
  }
}

/** Has the device make a passkey. @returns what `POST /auth/passkeys` takes. */
export async function makePasskey(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { startRegistration } = await webauthn()
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const credential = await startRegistration({ optionsJSON })
  hint(true)
  return { ...credential }
}

interface Asking {
  /** Of a sign-in that waits for its second step; else any passkey of this Brigade is good. */
  challenge?: string
  /** Offers it in the name field and waits until one is chosen there. */
  in_field?: boolean
}

/** Has the device show a passkey. @returns what signing in takes. */
export async function showPasskey({ challenge, in_field }: Asking = {}): Promise<Record<string, unknown>> {
  const [{ startAuthentication }, { options }] = await Promise.all([
    webauthn(),
    api('POST /auth/passkeys/sign-in/options', { body: { challenge } }),
  ])
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const credential = await startAuthentication({ optionsJSON, useBrowserAutofill: in_field })
  hint(true)
  return { ...credential }
}

/**
 * Lets the name field offer passkeys where one was used before and the browser can. Resolves to false when none was
 * chosen; `stop` takes the offer back.
 */
export function offerPasskey(): { signed_in: Promise<boolean>; stop: () => void } {
  let stopped = false
  const offer = async () => {
    if (!hint() || !canUsePasskeys()) return false
    if (!(await PublicKeyCredential.isConditionalMediationAvailable?.()) || stopped) return false
    const credential = await showPasskey({ in_field: true })
    if (stopped) return false
    await signInByPasskey({ credential })
    return true
  }
  return {
    signed_in: offer().catch(() => false),
    stop: () => {
      stopped = true
      if (hint()) void webauthn().then(({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony())
    },
  }
}

/** The person closed the device's question, or it took too long: nothing to complain about. */
export const isPasskeyLeft = (error: unknown) =>
  error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)

/** The device has a passkey of this person already. */
export const isPasskeyThere = (error: unknown) => error instanceof Error && error.name === 'InvalidStateError'
