import { Secret, TOTP } from 'otpauth'
import type { Person, TestHouse } from './house.ts'
import { softAuthenticator } from './soft-authenticator.ts'

/** Somebody's authenticator app: the code it shows now, or `steps` of thirty seconds from now. */
export function authenticatorApp(test: Pick<TestHouse, 'clock'>, secret: string) {
  return {
    secret,
    code: (steps = 0) =>
      TOTP.generate({
        secret: Secret.fromBase32(secret),
        timestamp: test.clock.now().getTime() + steps * 30_000,
      }),
    /** A code that is not right now. */
    wrong: () => {
      const right = [-2, -1, 0, 1, 2].map((steps) =>
        TOTP.generate({
          secret: Secret.fromBase32(secret),
          timestamp: test.clock.now().getTime() + steps * 30_000,
        }),
      )
      return ['000000', '111111', '222222', '333333', '444444', '555555'].find(
        (code) => !right.includes(code),
      )!
    },
  }
}

/** Sets an authenticator app up for somebody who has just signed in; the clock then goes on to its next code. */
export async function setUpTotp(test: TestHouse, person: Person) {
  const begun = await person.call('POST', '/auth/second-factor/totp')
  const app = authenticatorApp(test, begun.body.secret)
  const confirmed = await person.call('POST', '/auth/second-factor/totp/confirm', { code: app.code() })
  if (confirmed.status !== 200) throw new Error(`no authenticator app: ${JSON.stringify(confirmed.body)}`)
  test.clock.advance(30)
  return { ...app, recovery_codes: confirmed.body.recovery_codes as string[] | null }
}

/** Adds a passkey for somebody who has just signed in. */
export async function setUpPasskey(person: Person, authenticator = softAuthenticator()) {
  const begun = await person.call('POST', '/auth/passkeys/options')
  const credential = authenticator.create(begun.body.options)
  const added = await person.call('POST', '/auth/passkeys', { name: 'Phone', credential })
  if (added.status !== 201) throw new Error(`no passkey: ${JSON.stringify(added.body)}`)
  return { authenticator, ...(added.body as { passkey: { id: string }; recovery_codes: string[] | null }) }
}

/** Gives the password and answers the challenge that comes. */
export async function challenge(test: TestHouse, { email, password }: Person): Promise<string> {
  const { body } = await test.call('POST', '/auth/login', { email, password })
  if (!body.second_factor) throw new Error(`no challenge: ${JSON.stringify(body)}`)
  return body.second_factor.challenge
}
