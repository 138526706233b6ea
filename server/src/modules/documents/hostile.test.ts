import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { hostileFiles } from '../../../../packages/extraction/testing/hostile-files.ts'
import { type Person, testHouse } from '../../../test/house.ts'
import { uploadFile } from '../../../test/uploads.ts'

const test = testHouse({ UPLOAD_MAX_MB: '1' })
let mine: Person

beforeAll(async () => {
  mine = await test.newOrganization({ restaurant_name: 'The Cookie Jar' })
})

async function built(name: string): Promise<Uint8Array> {
  const file = hostileFiles.find((each) => each.name === name)
  if (!file) throw new Error(`the pack has no file “${name}”`)
  return file.build()
}

async function storedFiles(): Promise<string[]> {
  const root = join(test.house.platform.config.dataDir, 'files')
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('a hostile file', () => {
  it.each([
    ['no bytes', 400, 'empty_file'],
    ['a program called .csv', 400, 'unsupported_document'],
    ['an archive called .xlsx', 400, 'unsupported_document'],
    ['zip: encrypted entries', 422, 'encrypted_document'],
    ['zip: overlapping entries', 422, 'hostile_document'],
    ['zip: ratio of a thousand', 422, 'hostile_document'],
    ['zip64: a directory beyond the file', 422, 'damaged_document'],
  ])('is refused at upload: %s', async (name, status, error) => {
    const before = await storedFiles()
    const answer = await uploadFile(mine, { name: 'a.pdf', content: await built(name) })
    expect(answer).toMatchObject({ status, body: { error } })
    expect(answer.body.message).toMatch(/\.$/)
    expect(await storedFiles()).toEqual(before)
  })

  it.each([
    ['PDF: flate 1000:1', 'hostile_document'],
    ['PDF: forms that draw two forms each, forty deep', 'hostile_document'],
    ['PDF: a password to open it', 'encrypted_document'],
    ['PDF: a page tree that is its own child', 'damaged_document'],
    ['XLSX: an entity from a file', 'hostile_document'],
    ['XLS: sectors in a ring', 'damaged_document'],
    ['XLS: cut after 5 tenths', 'damaged_document'],
  ])('is refused by the reader, and the document says why: %s', async (name, error_code) => {
    const uploaded = await uploadFile(mine, { name: 'a.pdf', content: await built(name) })
    expect(uploaded.status).toBe(201)
    const reading = test.runJobs()
    expect((await mine.call('GET', '/supplier/documents')).status).toBe(200)
    await reading
    const { body } = await mine.call('GET', `/supplier/documents/${uploaded.body.id}`)
    expect(body).toMatchObject({ status: 'error', error_code, extraction: null })
    expect(body.error_message.length).toBeGreaterThan(20)
  })

  it('has no say in where it lies', async () => {
    const names = [
      '../../../../etc/cron.d/x.csv',
      '..\\..\\x.csv',
      '/etc/passwd.csv',
      'a\u0000b.csv',
      '…/x\u202Evsc.csv',
    ]
    for (const [index, name] of names.entries()) {
      const content = `Date;Reference;Amount\n2026-01-0${index + 1};F-1;1.00\n2026-01-09;F-2;2.00\n`
      const uploaded = await uploadFile(mine, { name, content })
      expect(uploaded.status, name).toBe(201)
      expect(uploaded.body.file_name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
    }
    for (const stored of await storedFiles()) expect(stored).toMatch(/^[0-9a-f]+$/)
  })

  it('keeps its formulas as the text they are', async () => {
    const content = `Date,Reference,Description,Amount\n2026-01-05,F-1,"=cmd|' /C calc'!A0",1.00\n2026-01-06,F-2,@SUM(1),2.00\n`
    const uploaded = await uploadFile(mine, {
      name: 'a.csv',
      content,
      fields: { document_type: 'statement' },
    })
    await test.runJobs()
    const { body } = await mine.call('GET', `/supplier/documents/${uploaded.body.id}`)
    expect(body.extraction.lines.map((line: { description: string }) => line.description)).toEqual([
      "=cmd|' /C calc'!A0",
      '@SUM(1)',
    ])
  })
})
