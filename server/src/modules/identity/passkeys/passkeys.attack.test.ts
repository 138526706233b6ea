import { describe, expect, it } from 'vitest'
import { type Person, testHouse } from '../../../../test/house.ts'
import { setUpPasskey } from '../../../../test/second-factors.ts'
import {
  type Forgery,
  type SoftAuthenticator,
  softAuthenticator,
} from '../../../../test/soft-authenticator.ts'

const test = testHouse()
const options = async () => (await test.call('POST', '/auth/passkeys/sign-in/options')).body.options
const signIn = async (credential: object) => {
  const { status, body } = await test.call('POST', '/auth/passkeys/sign-in', { credential })
  return status === 200 ? body.user.id : body.error
}
const forged = async (authenticator: SoftAuthenticator, forgery: Forgery) =>
  signIn(authenticator.get(await options(), forgery))

describe('a passkey that signs in', () => {
  it('was made for another site', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    expect(await forged(authenticator, { rp_id: 'brigade.evil.example' })).toBe('passkey_refused')
  })

  it('is asked for by a page that looks like Brigade', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    for (const origin of [
      'http://localhost:3001',
      'https://localhost:3000',
      'http://localhost.evil.example:3000',
      'http://evil.example',
    ])
      expect(await forged(authenticator, { origin }), origin).toBe('passkey_refused')
  })

  it('says it is somebody else’s', async () => {
    const [thief, victim] = [await test.newOrganization(), await test.newOrganization()]
    const { authenticator } = await setUpPasskey(thief)
    const other = await setUpPasskey(victim)
    const user_handle = other.authenticator.keys[0]!.handle
    expect(await forged(authenticator, { user_handle })).toBe('passkey_refused')
    expect(await forged(authenticator, { user_handle: null })).toBe('passkey_refused')
    // The victim's credential id over the thief's signature.
    const key = { ...authenticator.keys[0]!, id: other.authenticator.keys[0]!.id, handle: user_handle }
    expect(await signIn(authenticator.get(await options(), {}, key))).toBe('passkey_refused')
  })

  it('was copied: its counter falls back, or stays', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    expect(await forged(authenticator, { counter: 7 })).toBe(admin.id)
    expect(await forged(authenticator, { counter: 7 })).toBe('passkey_refused')
    expect(await forged(authenticator, { counter: 3 })).toBe('passkey_refused')
    expect(await forged(authenticator, { counter: 8 })).toBe(admin.id)
  })

  it('was used at the same moment by its copy', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    const credentials = [await options(), await options(), await options()].map((one) =>
      authenticator.get(one, { counter: 5 }),
    )
    const outcomes = await Promise.all(credentials.map(signIn))
    expect(outcomes.filter((id) => id === admin.id)).toHaveLength(1)
  })

  it('may come back again and again where authenticators do not count', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    expect(await forged(authenticator, { counter: 0 })).toBe(admin.id)
    expect(await forged(authenticator, { counter: 0 })).toBe(admin.id)
  })

  it('has not checked its person', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    expect(await forged(authenticator, { user_verified: false })).toBe('passkey_refused')
  })

  it('is replayed', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    const credential = authenticator.get(await options(), { counter: 0 })
    const outcomes = await Promise.all([signIn(credential), signIn(credential), signIn(credential)])
    expect(outcomes.sort()).toEqual([admin.id, 'passkey_refused', 'passkey_refused'].sort())
    expect(await signIn(credential)).toBe('passkey_refused')
  })

  it('signed a challenge that is not ours, is too old, or was made to add a passkey', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    expect(await forged(authenticator, { challenge: 'bm90LW91cnM' })).toBe('passkey_refused')
    const adding = await admin.call('POST', '/auth/passkeys/options')
    expect(await forged(authenticator, { challenge: adding.body.options.challenge })).toBe('passkey_refused')
    expect(await forged(authenticator, { type: 'webauthn.create' })).toBe('passkey_refused')
    const old = await options()
    test.clock.advance(301)
    expect(await signIn(authenticator.get(old))).toBe('passkey_refused')
  })

  it('is no passkey at all', async () => {
    for (const credential of [{}, { id: 7 }, { id: 'AAAA', response: null }, { id: 'AAAA', response: {} }])
      expect(await signIn(credential), JSON.stringify(credential)).toBe('passkey_refused')
  })
})

describe('a passkey that is added', () => {
  const add = async (person: Person, credential: object) => {
    const { status, body } = await person.call('POST', '/auth/passkeys', { name: 'Phone', credential })
    return status === 201 ? 'added' : body.error
  }
  const begin = async (person: Person) => (await person.call('POST', '/auth/passkeys/options')).body.options

  it('comes from another site, or has not checked its person', async () => {
    const admin = await test.newOrganization()
    for (const forgery of [
      { origin: 'http://evil.example' },
      { rp_id: 'evil.example' },
      { user_verified: false },
      { challenge: 'bm90LW91cnM' },
      { type: 'webauthn.get' },
    ])
      expect(await add(admin, softAuthenticator().create(await begin(admin), forgery))).toBe(
        'passkey_refused',
      )
  })

  it('is put on somebody else’s account', async () => {
    const [thief, victim] = [await test.newOrganization(), await test.newOrganization()]
    const credential = softAuthenticator().create(await begin(victim))
    expect(await add(thief, credential)).toBe('passkey_refused')
    const taken = await setUpPasskey(victim)
    const again = { ...(await begin(thief)), user: { id: taken.authenticator.keys[0]!.handle } }
    const device = softAuthenticator()
    expect(await add(thief, device.create(again))).toBe('added')
    // It says that it is the victim's and lies in the thief's account: it opens neither.
    expect(await signIn(device.get(await options()))).toBe('passkey_refused')
  })

  it('is added twice by one answer', async () => {
    const admin = await test.newOrganization()
    const credential = softAuthenticator().create(await begin(admin))
    expect(await add(admin, credential)).toBe('added')
    expect(await add(admin, credential)).toBe('passkey_refused')
  })
})
