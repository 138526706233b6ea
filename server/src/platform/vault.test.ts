import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { testSecrets } from '../../test/test-secrets.ts'
import { makeKeyRing } from './key-ring.ts'
import type { Secrets } from './secrets.ts'
import { makeVault, type SealedPlace, VaultRefusal } from './vault.ts'

const test = testHouse()

const place = (organization_id: string, change: Partial<SealedPlace> = {}): SealedPlace => ({
  organization_id,
  table: 'webhooks.endpoints',
  column: 'sealed_secret',
  row_id: 'row-1',
  ...change,
})
const vaultWith = (secrets: Partial<Secrets> = {}) =>
  makeVault(makeKeyRing({ ...testSecrets, ...secrets }, test.clock))
const seal = (at: SealedPlace, plain = 'whsec_1') =>
  test.house.platform.withTenant({ organization_id: at.organization_id, user_id: null }, (tx) =>
    test.house.platform.vault.seal(tx, at, plain),
  )
const open = (at: SealedPlace, sealed: Buffer, vault = test.house.platform.vault) =>
  test.house.platform.withTenant({ organization_id: at.organization_id, user_id: null }, (tx) =>
    vault.open(tx, at, sealed),
  )

describe('a sealed value', () => {
  it('opens where it was sealed, at the door as well, and reads differently each time', async () => {
    const { organization_id } = await test.newOrganization()
    const sealed = await seal(place(organization_id), 'olá ✓')
    expect(await open(place(organization_id), sealed)).toBe('olá ✓')
    const { withDoor, vault } = test.house.platform
    expect(await withDoor((tx) => vault.open(tx, place(organization_id), sealed))).toBe('olá ✓')
    expect(await seal(place(organization_id), 'olá ✓')).not.toEqual(sealed)
    expect(sealed.includes('olá')).toBe(false)
  })

  it('does not open in another row, column or table', async () => {
    const { organization_id } = await test.newOrganization()
    const sealed = await seal(place(organization_id))
    for (const change of [{ row_id: 'row-2' }, { column: 'sealed_key' }, { table: 'pos.connections' }])
      await expect(open(place(organization_id, change), sealed)).rejects.toThrow(VaultRefusal)
    // Words that run together must not make one place look like another.
    const shifted = place(organization_id, { column: 'sealed_secretrow', row_id: '-1' })
    await expect(open(shifted, sealed)).rejects.toThrow(VaultRefusal)
  })

  it('of another organization does not open, whether that one has keys of its own or none', async () => {
    const [mine, theirs] = [await test.newOrganization(), await test.newOrganization()]
    const sealed = await seal(place(theirs.organization_id))
    await expect(open(place(mine.organization_id), sealed)).rejects.toThrow(VaultRefusal)
    await seal(place(mine.organization_id))
    await expect(open(place(mine.organization_id), sealed)).rejects.toThrow(VaultRefusal)
  })

  it('with any byte changed, or cut short, does not open', async () => {
    const { organization_id } = await test.newOrganization()
    const sealed = await seal(place(organization_id))
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed)
      changed[index]! ^= 1
      await expect(open(place(organization_id), changed), `byte ${index}`).rejects.toThrow(VaultRefusal)
    }
    for (const length of [0, 4, 20, sealed.length - 1])
      await expect(open(place(organization_id), sealed.subarray(0, length))).rejects.toThrow(VaultRefusal)
  })

  it('does not open without the master key, with another one, or with another organization’s data key', async () => {
    const [mine, theirs] = [await test.newOrganization(), await test.newOrganization()]
    const sealed = await seal(place(mine.organization_id))
    await seal(place(theirs.organization_id))
    const other = { version: 1, key: Buffer.alloc(32, 'x').toString('base64url') }
    for (const masterKeys of [[other], [{ ...other, version: 2 }]])
      await expect(open(place(mine.organization_id), sealed, vaultWith({ masterKeys }))).rejects.toThrow(
        VaultRefusal,
      )
    await test.owner.query(
      `update platform.data_keys set wrapped_key =
         (select wrapped_key from platform.data_keys where organization_id = $2) where organization_id = $1`,
      [mine.organization_id, theirs.organization_id],
    )
    await expect(open(place(mine.organization_id), sealed)).rejects.toThrow(VaultRefusal)
  })

  it('may be an organization’s first in two transactions at once', async () => {
    const { organization_id } = await test.newOrganization()
    const places = Array.from({ length: 6 }, () => place(organization_id, { row_id: randomUUID() }))
    const sealed = await Promise.all(places.map((at) => seal(at, at.row_id)))
    for (const [index, at] of places.entries()) expect(await open(at, sealed[index]!)).toBe(at.row_id)
    const { rows } = await test.owner.query(
      'select version from platform.data_keys where organization_id = $1',
      [organization_id],
    )
    expect(rows).toEqual([{ version: 1 }])
  })
})
