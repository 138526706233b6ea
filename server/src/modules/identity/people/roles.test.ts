import { expect, it } from 'vitest'
import { testHouse } from '../../../../test/house.ts'

const test = testHouse()

it('tells whoever is signed in what each role may do, and nobody else', async () => {
  const { call } = await test.newOrganization()
  const { status, body } = await call('GET', '/roles')
  expect(status).toBe(200)
  expect(body.roles.map(({ role }: { role: string }) => role)).toEqual([
    'admin',
    'manager',
    'chef',
    'employee',
    'shopper',
    'customer',
  ])
  const [admin, manager] = body.roles
  expect(admin.permissions).toContain('users.manage')
  expect(manager.permissions).not.toContain('users.manage')
  expect((await test.call('GET', '/roles')).status).toBe(401)
})
