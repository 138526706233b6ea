import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { mailsTo } from '../../../../test/mailbox.ts'
import { challenge, setUpPasskey, setUpTotp } from '../../../../test/second-factors.ts'
import { relyingParty } from './relying-party.ts'

const test = testHouse()
const signInOptions = async (body?: object) =>
  (await test.call('POST', '/auth/passkeys/sign-in/options', body)).body.options

describe('a passkey', () => {
  it('is made for Brigade’s address, kept by the device and checks its person', async () => {
    const admin = await test.newOrganization()
    const { body } = await admin.call('POST', '/auth/passkeys/options')
    expect(body.options).toMatchObject({
      rp: { id: 'localhost', name: 'Brigade' },
      user: { name: admin.email },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [],
    })
    expect(body.options.user.id).not.toContain(admin.id)
  })

  it('signs in without a name, a password or a second step', async () => {
    const admin = await test.newOrganization()
    const { authenticator, passkey, recovery_codes } = await setUpPasskey(admin)
    expect(recovery_codes).toHaveLength(10)
    expect(passkey).toMatchObject({ name: 'Phone', is_synced: false, last_used_at: null })
    const options = await signInOptions()
    expect(options).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(options.allowCredentials).toBeUndefined()
    const credential = authenticator.get(options)
    const signed = await test.call('POST', '/auth/passkeys/sign-in', { credential })
    expect(signed.status).toBe(200)
    expect(signed.body.user.id).toBe(admin.id)
    const { body } = await admin.call('GET', '/auth/passkeys')
    expect(body.items).toEqual([{ ...passkey, last_used_at: expect.any(String) }])
  })

  it('is a second factor after the password, beside a code', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    const app = await setUpTotp(test, admin)
    expect(app.recovery_codes).toBeNull()
    const one = await challenge(test, admin)
    const options = await signInOptions({ challenge: one })
    expect(options.allowCredentials).toEqual([
      { id: authenticator.keys[0]!.id, transports: ['internal'], type: 'public-key' },
    ])
    // Authenticators that are told which key is meant need not say whose it is.
    const passkey = authenticator.get(options, { user_handle: null })
    const signed = await test.call('POST', '/auth/second-factor', { challenge: one, passkey })
    expect(signed.status).toBe(200)
  })

  it('satisfies the organization’s policy', async () => {
    const admin = await test.newOrganization()
    await setUpPasskey(admin)
    const path = `/organizations/${admin.organization_id}`
    expect((await admin.call('PUT', path, { second_factor_policy: 'everyone' })).status).toBe(200)
    test.clock.advance(6)
    expect((await admin.call('GET', '/vendors')).status).toBe(200)
  })

  it('is renamed and removed by its owner alone; the codes go with the last one', async () => {
    const [admin, other] = [await test.newOrganization(), await test.newOrganization()]
    const { passkey, authenticator } = await setUpPasskey(admin)
    const path = `/auth/passkeys/${passkey.id}`
    expect((await other.call('PUT', path, { name: 'Mine' })).status).toBe(404)
    expect((await other.call('DELETE', path)).status).toBe(404)
    expect((await admin.call('PUT', path, { name: ' Ana’s phone ' })).body.name).toBe('Ana’s phone')
    expect((await admin.call('DELETE', path)).status).toBe(204)
    expect((await admin.call('GET', '/auth/second-factor')).body).toMatchObject({
      passkey_count: 0,
      recovery_codes_left: 0,
    })
    const credential = authenticator.get(await signInOptions())
    expect((await test.call('POST', '/auth/passkeys/sign-in', { credential })).status).toBe(422)
    const kinds = (await mailsTo(test, admin.email)).map(({ kind }) => kind)
    expect(kinds.slice(0, 2)).toEqual(['passkey_removed', 'passkey_added'])
  })

  it('is not made twice on one device', async () => {
    const admin = await test.newOrganization()
    const { authenticator } = await setUpPasskey(admin)
    const { body } = await admin.call('POST', '/auth/passkeys/options')
    expect(body.options.excludeCredentials[0].id).toBe(authenticator.keys[0]!.id)
  })

  it('of somebody who no longer works here opens nothing', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const { authenticator } = await setUpPasskey(chef)
    await admin.call('PUT', `/users/${chef.id}`, { is_active: false })
    const credential = authenticator.get(await signInOptions())
    const { status, body } = await test.call('POST', '/auth/passkeys/sign-in', { credential })
    expect([status, body.error]).toEqual([401, 'wrong_credentials'])
  })
})

describe('the address passkeys are for', () => {
  const partyOf = (publicUrl: string | null) => relyingParty({ publicUrl, host: '127.0.0.1', port: 3000 })

  it('is that of PUBLIC_URL, or this machine', () => {
    expect(partyOf('https://brigade.example/')).toMatchObject({
      id: 'brigade.example',
      origin: 'https://brigade.example',
    })
    expect(partyOf(null)).toMatchObject({ id: 'localhost', origin: 'http://localhost:3000' })
  })

  it('is none where browsers refuse', () => {
    for (const url of ['https://192.0.2.7', 'https://[2001:db8::1]:8443', 'http://brigade.example'])
      expect(partyOf(url), url).toBeNull()
  })

  it('is said to those who ask', async () => {
    const { status, body } = await numbers.call('POST', '/auth/passkeys/sign-in/options')
    expect([status, body.error]).toEqual([400, 'passkeys_unavailable'])
  })
})
const numbers = testHouse({ PUBLIC_URL: 'https://192.0.2.7' })
