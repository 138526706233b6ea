import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { title } from '../gestures.ts'
import { desk, type House, phone, type Size, sizes } from '../house.ts'

const password = 'Pão-Quente-às-7'

/** Saturday, late: what only oneself has, beside the password. */
export function secondFactorsStory(house: () => House): void {
  describe.each(sizes)('Saturday at $name, somebody locks twice', (size) => {
    it('sets up an authenticator app, signs in with its code and, without the phone, with a recovery code', async () => {
      const email = `tomas-${size.width}@keys.example`
      await post(house(), '/auth/register', newcomer(email))
      const { page } = await house().visit(size)
      await typePassword(page, email)
      await title(page, /^Good /).waitFor()
      await page.goto('/settings/security')
      await page.getByRole('button', { name: 'Set up the app' }).click()
      const { secret, codes } = await setUpApp(page)
      await page.getByRole('button', { name: 'I have kept them' }).click()
      await page.getByText('Since').waitFor()

      const { page: elsewhere } = await house().visit(size)
      await typePassword(elsewhere, email)
      await title(elsewhere, 'One more step').waitFor()
      await elsewhere.getByLabel('Code', { exact: true }).fill(codeOf(secret, -4))
      await elsewhere.getByText('Not right, or used before').waitFor()
      // The app shows its next code; the sixth digit sends it.
      await elsewhere.getByLabel('Code', { exact: true }).fill(codeOf(secret, 1))
      await title(elsewhere, /^Good /).waitFor()

      const { page: without } = await house().visit(size)
      await typePassword(without, email)
      await without.getByRole('button', { name: 'Use a recovery code' }).click()
      await without.getByLabel('Recovery code').fill(codes[0]!.toLowerCase())
      await without.getByRole('button', { name: 'Sign in' }).click()
      await title(without, /^Good /).waitFor()
    })
  })

  describe('Saturday at a desk, somebody leaves the password behind', () => {
    it('adds a passkey, signs out, and signs in by it: by the button, then from the name field', async () => {
      const email = 'petra@keys.example'
      await post(house(), '/auth/register', newcomer(email))
      const { page } = await house().visit(desk)
      await addAuthenticator(page)
      const at = nameOf(house())
      await page.goto(`${at}/sign-in`)
      await fillPassword(page, email)
      await title(page, /^Good /).waitFor()
      await page.goto(`${at}/settings/security`)
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByLabel('What do you call it?').fill('Office computer')
      await page.getByRole('button', { name: 'Create' }).click()
      await page.getByRole('button', { name: 'I have kept them' }).click()
      await page.getByRole('listitem').filter({ hasText: 'Office computer' }).waitFor()

      // As on a device where no passkey was used yet: only the button offers it.
      await page.evaluate(() => localStorage.removeItem('brigade-passkey'))
      await signOut(page)
      await page.getByRole('button', { name: 'Use a passkey' }).click()
      await title(page, /^Good /).waitFor()
      // Now the field does, and the device of this story takes every offer.
      await signOut(page)
      await title(page, /^Good /).waitFor()
    })
  })

  describe('Saturday at a phone, the house asks for it', () => {
    it('lets somebody without a second factor set one up, and nothing else', async () => {
      const [owner, cook] = ['odile@keys.example', 'colm@keys.example']
      await requireOfEveryone(house(), owner, cook)
      const { page } = await house().visit(phone)
      await typePassword(page, cook)
      await title(page, 'One thing before you go on').waitFor()
      await page.goto('/suppliers')
      await title(page, 'One thing before you go on').waitFor()
      expect(await overflow(page, phone)).toBe(0)
      await page.getByRole('button', { name: /Authenticator app/ }).click()
      await setUpApp(page)
      await page.getByRole('button', { name: 'I have kept them' }).click()
      await title(page, /^Good /).waitFor()
    })
  })
}

const newcomer = (email: string) => ({
  email,
  password,
  full_name: 'Somebody Example',
  restaurant_name: 'The Two Locks',
  organization: { name: 'Two Locks Ltd', country: 'IE' },
})

async function post<T>(
  { address }: House,
  path: string,
  body?: object,
  { token = '', method = 'POST' } = {},
): Promise<T> {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body ?? {}),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** An organization of two, whose admin has an app and asks a second factor of everyone. */
async function requireOfEveryone(house: House, owner: string, cook: string): Promise<void> {
  await post(house, '/auth/register', newcomer(owner))
  interface SignedIn {
    access_token: string
    user: { organization_id: string }
  }
  const { access_token: token, user } = await post<SignedIn>(house, '/auth/login', { email: owner, password })
  await post(house, '/users', { email: cook, password, first_name: 'Colm', role: 'chef' }, { token })
  const { secret } = await post<{ secret: string }>(house, '/auth/second-factor/totp', {}, { token })
  await post(house, '/auth/second-factor/totp/confirm', { code: codeOf(secret) }, { token })
  const path = `/organizations/${user.organization_id}`
  await post(house, path, { second_factor_policy: 'everyone' }, { token, method: 'PUT' })
}

/** What an app with this secret shows, or will show in some steps of thirty seconds. */
const codeOf = (secret: string, steps = 0) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: Date.now() + steps * 30_000 })

/** Reads the secret as somebody types it, enters the code, and reads the recovery codes. */
async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  const typed = page.getByText('Or type this into it:').locator('code')
  const secret = (await typed.textContent())!.replaceAll(' ', '')
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Keep these codes').waitFor()
  const codes = await page
    .getByRole('listitem')
    .getByText(/^\w{4}(-\w{4}){3}$/)
    .allTextContents()
  expect(codes).toHaveLength(10)
  return { secret, codes }
}

async function typePassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await fillPassword(page, email)
}

async function fillPassword(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail, CPF or CNPJ').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

async function signOut(page: Page): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /Somebody Example/ })
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** Browsers know passkeys at names only. */
const nameOf = ({ address }: House) => address.replace('127.0.0.1', 'localhost')

/** A device that has a finger at hand: WebAuthn’s virtual authenticator, by the browser’s own protocol. */
async function addAuthenticator(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const overflow = (page: Page, { width }: Size) =>
  page.evaluate((most) => Math.max(0, document.documentElement.scrollWidth - most), width)
