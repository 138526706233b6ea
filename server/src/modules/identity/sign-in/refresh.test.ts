import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'

const test = testHouse()
const refresh = (refresh_token: string, more: object = {}) =>
  test.call('POST', '/auth/refresh', { refresh_token, ...more })
const me = (token: string) => test.call('GET', '/auth/me', undefined, { authorization: `Bearer ${token}` })

describe('refreshing', () => {
  it('trades a token for its successor and a new access token', async () => {
    const person = await test.newOrganization()
    const first = await refresh(person.refresh_token)
    expect(first.status).toBe(200)
    expect(first.body.refresh_token).not.toBe(person.refresh_token)
    expect((await me(first.body.access_token)).body.id).toBe(person.id)
    const second = await refresh(first.body.refresh_token)
    expect(second.status).toBe(200)
    expect(new Set([person.refresh_token, first.body.refresh_token, second.body.refresh_token]).size).toBe(3)
  })

  it('ends the whole session when a token comes back after ten seconds', async () => {
    const person = await test.newOrganization()
    const next = (await refresh(person.refresh_token)).body
    test.clock.advance(11)
    const reused = await refresh(person.refresh_token)
    expect(reused.status).toBe(401)
    expect(reused.body.error).toBe('refresh_token_reused')
    expect((await refresh(next.refresh_token)).body.error).toBe('refresh_token_invalid')
    expect((await me(next.access_token)).body.error).toBe('session_ended')
    expect((await person.call('GET', '/auth/me')).body.error).toBe('session_ended')
    const row = await test.owner.query('select end_reason from identity.sessions where user_id = $1', [
      person.id,
    ])
    expect(row.rows).toEqual([{ end_reason: 'token_reused' }])
    expect((await test.signIn(person.email, person.password)).id).toBe(person.id)
  })

  it('forgives the immediate predecessor for ten seconds with the same successor', async () => {
    const person = await test.newOrganization()
    const lost = await refresh(person.refresh_token)
    test.clock.advance(9)
    const again = await refresh(person.refresh_token)
    expect(again.status).toBe(200)
    expect(again.body.refresh_token).toBe(lost.body.refresh_token)
    expect((await refresh(again.body.refresh_token)).status).toBe(200)
  })

  it('does not forgive one that has a grandchild, however soon', async () => {
    const person = await test.newOrganization()
    const child = (await refresh(person.refresh_token)).body.refresh_token
    const grandchild = (await refresh(child)).body.refresh_token
    expect((await refresh(person.refresh_token)).body.error).toBe('refresh_token_reused')
    expect((await refresh(grandchild)).body.error).toBe('refresh_token_invalid')
  })

  it('lets many refreshes of one token at once all go on with one successor', async () => {
    const person = await test.newOrganization()
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(person.refresh_token)))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(answers.map(({ body }) => body.refresh_token)).size).toBe(1)
    const tokens = await test.owner.query(
      `select count(*) filter (where t.used_at is null)::int as live, count(*)::int as all
       from identity.refresh_tokens t join identity.sessions s on s.id = t.session_id where s.user_id = $1`,
      [person.id],
    )
    expect(tokens.rows).toEqual([{ live: 1, all: 2 }])
  })

  it('refuses what is no token, and every token when the session is over', async () => {
    expect((await refresh('no-such-token')).body.error).toBe('refresh_token_invalid')
    expect((await test.call('POST', '/auth/refresh')).body.error).toBe('refresh_token_invalid')
    expect((await test.call('POST', '/auth/refresh', {})).status).toBe(401)
    const person = await test.newOrganization()
    let token = person.refresh_token
    for (let day = 0; day < 6; day += 1) {
      test.clock.advance(86_400)
      token = (await refresh(token)).body.refresh_token
    }
    test.clock.advance(86_401)
    expect((await refresh(token)).body.error).toBe('refresh_token_invalid')
  })

  it('goes on in another organization of the person, and in none of others', async () => {
    const person = await test.newOrganization()
    const stranger = await test.newOrganization()
    const second = await person.call('POST', '/organizations', { name: 'Second House', country: 'PT' })
    expect(second.status).toBe(201)
    const refused = await refresh(person.refresh_token, { organization_id: stranger.organization_id })
    expect(refused.status).toBe(403)
    const moved = await refresh(person.refresh_token, { organization_id: second.body.id })
    expect(moved.body.user).toMatchObject({ organization_id: second.body.id, role: 'admin' })
    expect((await me(moved.body.access_token)).body.organization.name).toBe('Second House')
    expect((await person.call('GET', '/auth/me')).body.error).toBe('session_ended')
    expect((await test.signIn(person.email, person.password)).organization_id).toBe(person.organization_id)
    const { email, password } = person
    const there = await test.call('POST', '/auth/login', { email, password, organization_id: second.body.id })
    expect(there.body.user.organization_id).toBe(second.body.id)
  })
})

describe('signing out', () => {
  it('ends the access and the refresh token at once, and does it twice without complaint', async () => {
    const person = await test.newOrganization()
    expect((await person.call('GET', '/auth/me')).status).toBe(200)
    expect((await person.call('POST', '/auth/logout')).body).toEqual({ message: 'Signed out.' })
    expect((await person.call('GET', '/auth/me')).body.error).toBe('session_ended')
    expect((await refresh(person.refresh_token)).body.error).toBe('refresh_token_invalid')
    expect((await person.call('POST', '/auth/logout')).status).toBe(200)
  })

  it('works with the refresh token alone and leaves other sessions in peace', async () => {
    const person = await test.newOrganization()
    const other = await test.signIn(person.email, person.password)
    const { refresh_token } = person
    expect((await test.call('POST', '/auth/logout', { refresh_token })).status).toBe(200)
    expect((await person.call('GET', '/auth/me')).body.error).toBe('session_ended')
    expect((await other.call('GET', '/auth/me')).status).toBe(200)
  })
})
