import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { testHouse } from '../../test/house.ts'
import { uploadFile } from '../../test/uploads.ts'

const test = testHouse()
const day_seconds = 86_400

it('nightly, bytes that nothing refers to are removed once they are a day old; what a document has stays', async () => {
  const admin = await test.newOrganization()
  const { organization_id } = admin
  const { platform, modules } = test.house
  const { body } = await uploadFile(admin, {
    name: 'a.csv',
    content: 'Date;Reference;Amount\n2026-10-02;A;1.00',
  })
  await test.runJobs()
  const { rows } = await test.owner.query('select file_hash from documents.documents where id = $1', [
    body.id,
  ])
  const lost = await platform.files.put(organization_id, Readable.from(['left over']), { max_bytes: 100 })
  const sweep = modules.flatMap((m) => m.jobs ?? []).find((job) => job.task === 'sweep_files')!
  const run = () => sweep.run({ platform, who: { organization_id, user_id: null } } as never)

  expect(await run()).toEqual({ removed: 0 })
  test.clock.advance(day_seconds + 60)
  expect(await run()).toEqual({ removed: 1 })
  expect(await platform.files.exists(organization_id, lost.hash)).toBe(false)
  expect(await platform.files.exists(organization_id, rows[0].file_hash)).toBe(true)
  expect(await run()).toEqual({ removed: 0 })
})
