import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import type { Desk } from '../desk.ts'
import { signIn } from './sign-in.ts'

const test = testHouse()
const password = 'Whisk-Ladle-81-Thyme'
let counter = 0
function newEmail(): string {
  counter += 1
  return `person${counter}@sign-in.example`
}

const register = (more: object = {}) =>
  test.call('POST', '/auth/register', {
    email: newEmail(),
    password,
    full_name: 'Rosa Ribeiro Lima',
    ...more,
  })
const login = (body: object) => test.call('POST', '/auth/login', body)

describe('registering', () => {
  it('makes a person the admin of an organization of their own', async () => {
    const { status, body } = await register()
    expect(status).toBe(201)
    expect(body).toMatchObject({
      first_name: 'Rosa',
      last_name: 'Ribeiro Lima',
      full_name: 'Rosa Ribeiro Lima',
      role: 'admin',
      is_active: true,
      username: null,
      restaurant_id: null,
    })
    const person = await test.signIn(body.email, password)
    const me = await person.call('GET', '/auth/me')
    expect(me.body.organization).toMatchObject({ name: 'Rosa Ribeiro Lima', country: 'US', currency: 'USD' })
    expect(me.body.permissions).toContain('users.manage')
    expect((await person.call('GET', '/settings/restaurants')).body.total).toBe(0)
  })

  it('takes a CPF as sign-in name, an organization with CNPJ, and makes the first restaurant', async () => {
    const { status, body } = await register({
      username: '529.982.247-25',
      organization: { name: 'Pote de Biscoitos', cnpj: '12.ABC.345/01DE-35' },
      restaurant_name: 'Pão & Açúcar',
    })
    expect(status).toBe(201)
    expect(body.username).toBe('52998224725')
    const person = await test.signIn(body.email, password)
    const organizations = await person.call('GET', '/organizations')
    expect(organizations.body.items).toMatchObject([
      { name: 'Pote de Biscoitos', cnpj: '12ABC34501DE35', country: 'BR', currency: 'BRL', locale: 'pt-BR' },
    ])
    const restaurants = await person.call('GET', '/settings/restaurants')
    expect(restaurants.body.items).toMatchObject([
      { name: 'Pão & Açúcar', slug: 'pao-acucar', timezone: 'America/Sao_Paulo', currency: 'BRL' },
    ])
    expect((await person.call('GET', '/settings/stores')).body.items).toMatchObject([{ name: 'Kitchen' }])
  })

  it('normalises the e-mail address and refuses one that is taken, leaving nothing behind', async () => {
    const { body } = await register({ email: 'Mixed.Case@Sign-In.Example', restaurant_name: 'Only Once' })
    expect(body.email).toBe('mixed.case@sign-in.example')
    const again = await register({ email: 'mixed.case@sign-in.example', restaurant_name: 'Never There' })
    expect(again.status).toBe(409)
    expect(again.body).toMatchObject({ error: 'already_exists', details: [{ loc: ['body', 'email'] }] })
    const left = await test.owner.query(`select 1 from venues.restaurants where name = 'Never There'`)
    expect(left.rowCount).toBe(0)
  })

  it.each([
    [{ password: 'Password1' }, 'weak_password', ['body', 'password']],
    [{ password: 'nodigitsHere' }, 'weak_password', ['body', 'password']],
    [{ username: '529.982.247-26' }, 'username_invalid', ['body', 'username']],
    [{ username: 'john' }, 'username_invalid', ['body', 'username']],
    [
      { organization: { name: 'X', cnpj: '12.ABC.345/01DE-36' } },
      'cnpj_invalid',
      ['body', 'organization', 'cnpj'],
    ],
    [
      { organization: { name: 'X', cnpj: '12.abc.345/01de-35' } },
      'cnpj_invalid',
      ['body', 'organization', 'cnpj'],
    ],
    [
      { organization: { name: 'X', country: 'ZZ' } },
      'constraint_violated',
      ['body', 'organization', 'country'],
    ],
    [
      { organization: { name: 'X', currency: 'ABC' } },
      'constraint_violated',
      ['body', 'organization', 'currency'],
    ],
    [{ email: 'someone@localhost' }, 'validation_failed', ['body', 'email']],
    [{ role: 'admin' }, 'validation_failed', ['body', 'role']],
  ])('refuses %j', async (more, error, loc) => {
    const answer = await register(more)
    expect(answer.status).toBe(422)
    expect(answer.body.error).toBe(error)
    expect(answer.body.details[0].loc).toEqual(loc)
    expect(answer.body.message).toBeTruthy()
  })

  it('says which check of a CNPJ fails', async () => {
    const { body } = await register({ organization: { name: 'X', cnpj: '12ABC34501DE36' } })
    expect(body.message).toContain('check digits')
  })
})

describe('signing in', () => {
  it('takes e-mail, CPF or CNPJ, punctuated or not, and the OAuth2 form', async () => {
    const person = (await register({ username: '11.222.333/0001-81' })).body
    const names = [
      { email: person.email },
      { email: person.email.toUpperCase() },
      { username: person.email },
      { username: '11222333000181' },
      { username: '11.222.333/0001-81' },
    ]
    for (const name of names) {
      const { status, body, headers } = await login({ ...name, password })
      expect(status).toBe(200)
      expect(body).toMatchObject({ token_type: 'bearer', expires_in: 900, user: { id: person.id } })
      expect(body.refresh_token).toMatch(/^[\w-]{43}$/)
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['set-cookie']).toBeUndefined()
    }
    const form = await test.house.http.inject({
      method: 'POST',
      url: '/v1/api/auth/login',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ grant_type: 'password', username: person.email, password }).toString(),
    })
    expect(form.statusCode).toBe(200)
    expect(form.json().access_token).toBeTruthy()
  })

  it('answers the same for an unknown name, a wrong password, no password yet and a deactivated person', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const silent = { email: newEmail(), first_name: 'No', role: 'chef' }
    expect((await admin.call('POST', '/users', silent)).status).toBe(201)
    await admin.call('PUT', `/users/${chef.id}`, { is_active: false })
    const answers = await Promise.all([
      login({ email: 'nobody@sign-in.example', password }),
      login({ username: 'not a name at all', password }),
      login({ email: admin.email, password: 'Wrong-Pan-77-Salt' }),
      login({ email: silent.email, password }),
      login({ email: chef.email, password: chef.password }),
    ])
    for (const { status, body } of answers) {
      expect(status).toBe(401)
      expect({ ...body, request_id: '' }).toEqual({
        error: 'wrong_credentials',
        message: 'The sign-in name or the password is not right.',
        details: [],
        request_id: '',
      })
    }
  })

  it('compares a password for names that nobody has, too, so that timing does not tell', async () => {
    const compared: (string | undefined)[] = []
    const passwords = {
      hash: async () => '',
      verify: async (password_hash: string | undefined) => compared.push(password_hash) < 0,
    }
    const desk = { platform: test.house.platform, passwords } as unknown as Desk
    const device = { user_agent: null, ip: null }
    const known = (await register()).body.email
    for (const name of ['nobody@sign-in.example', 'not a name at all', known])
      await expect(signIn(desk, { name, password, device })).rejects.toMatchObject({
        code: 'wrong_credentials',
      })
    expect(compared).toEqual([undefined, undefined, expect.stringContaining('$argon2id$')])
  })

  it('needs a name', async () => {
    const { status, body } = await login({ password })
    expect(status).toBe(422)
    expect(body.details[0].loc).toEqual(['body', 'email'])
  })

  it('keeps neither passwords nor tokens in a readable form', async () => {
    const { body } = await login({ email: (await register()).body.email, password })
    const rows = await test.owner.query(
      `select c.password_hash, t.token_hash from identity.credentials c
       join identity.sessions s on s.user_id = c.user_id join identity.refresh_tokens t on t.session_id = s.id
       where c.user_id = $1`,
      [body.user.id],
    )
    expect(rows.rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(rows.rows[0].token_hash).toHaveLength(32)
  })

  it('throws away the person’s sessions that were over a month ago', async () => {
    const person = await test.newOrganization()
    await test.owner.query(
      `update identity.sessions set expires_at = now() - interval '31 days' where user_id = $1`,
      [person.id],
    )
    await test.signIn(person.email, person.password)
    const left = await test.owner.query('select 1 from identity.sessions where user_id = $1', [person.id])
    expect(left.rowCount).toBe(1)
  })
})

describe('checking a name', () => {
  it.each([
    ['529.982.247-25', { valid: true, kind: 'cpf', formatted: '529.982.247-25', reason: null }],
    ['52998224726', { valid: false, kind: 'cpf', formatted: null, reason: 'wrong_check_digit' }],
    ['12ABC34501DE35', { valid: true, kind: 'cnpj', formatted: '12.ABC.345/01DE-35', reason: null }],
    ['12ABC34501DE3O', { valid: false, kind: 'cnpj', formatted: null, reason: 'wrong_character' }],
    ['111.111.111-11', { valid: false, kind: 'cpf', formatted: null, reason: 'equal_digits' }],
    ['a@b.example', { valid: true, kind: 'email', formatted: 'a@b.example', reason: null }],
  ])('%s', async (username, expected) => {
    const { status, body } = await test.call('POST', '/auth/validate-username', { username })
    expect(status).toBe(200)
    expect(body).toEqual(expected)
  })
})
