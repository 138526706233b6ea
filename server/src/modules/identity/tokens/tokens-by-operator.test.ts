import { describe, expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'
import { createTokenByOperator, listTokensByOperator, revokeTokenByOperator } from './tokens-by-operator.ts'

const test = testHouse()
const works = async (token: string) =>
  (await test.call('GET', '/vendors', undefined, { authorization: `Bearer ${token}` })).status

describe('from the command line a token', () => {
  it('is made for a member, listed and revoked; a running house refuses it at once', async () => {
    const admin = await test.newOrganization()
    const manager = await test.newMember(admin, 'manager')
    const { platform } = test.house
    const organization = admin.organization_id
    const made = await createTokenByOperator(platform, {
      ...{ person: manager.email, name: 'Till', organization },
      expires_in_days: null,
    })
    expect(made.expires_at).toBeNull()
    expect(made.scopes).toContain('suppliers.manage')
    expect(made.scopes).not.toContain('webhooks.manage')
    expect(await works(made.token)).toBe(200)
    const { items, total } = await listTokensByOperator(platform, organization)
    expect([total, items[0]!.id, JSON.stringify(items).includes(made.token)]).toEqual([1, made.id, false])
    const [entry] = (await admin.call('GET', '/audit-log?action=api_token.created')).body.items
    expect(entry).toMatchObject({ actor_name: 'Brigade', subject_name: 'Till' })

    await revokeTokenByOperator(platform, made.id)
    await expect.poll(() => works(made.token), { timeout: 2_000 }).toBe(401)
  })

  it('is nothing for people who are not there, rights they lack, ids nobody has', async () => {
    const admin = await test.newOrganization()
    const chef = await test.newMember(admin, 'chef')
    const { platform } = test.house
    const organization = admin.organization_id
    const make = (more: object) =>
      createTokenByOperator(platform, { person: chef.email, name: 'X', organization, ...more }).then(
        () => 'made',
        (error) => error.code,
      )
    expect(await make({ person: 'nobody@x.example' })).toBe('not_found')
    expect(await make({ scopes: ['suppliers.delete'] })).toBe('constraint_violated')
    expect(await make({ organization: 'Nowhere' })).toBe('not_found')
    for (const id of ['x', '0199d3a0-5f6a-7c31-8b1e-2f4f6d1c9a10'])
      await expect(revokeTokenByOperator(platform, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})
