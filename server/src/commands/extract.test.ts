import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractFile } from './extract.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'brigade-extract-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

/** What is encrypted cannot be unpacked beforehand, so nothing but the limits of the process ends it. */
async function lockedBomb(megabytes: number): Promise<Buffer> {
  const pdf = new PDFDocument({ ownerPassword: 'other', compress: true })
  const spaces = ' '.repeat(1_048_576)
  for (let at = 0; at < megabytes; at += 1) pdf.page.content.write(spaces)
  pdf.text('Statement of account, nothing owed at all.').end()
  return Buffer.concat(await pdf.toArray())
}

describe('brigade extract', () => {
  it('reads a document in a process of its own', async () => {
    const rows = 'Date;Reference;Amount\n2026-01-05;F-1;1.00\n2026-01-06;F-2;2.00\n'
    const read = await extractFile(await fileOf('a.csv', rows))
    expect(read.lines.map(({ reference }) => reference)).toEqual(['F-1', 'F-2'])
  })

  it('says in one line what cannot be read', async () => {
    await expect(extractFile(await fileOf('b.pdf', '%PDF-1.7\n'))).rejects.toThrow(
      /b\.pdf: damaged_document: /,
    )
    await expect(extractFile(join(folder, 'none.pdf'))).rejects.toThrow('there is no such file')
    await expect(extractFile(folder)).rejects.toThrow('this is a folder')
  })

  it('ends what unpacks beyond its limits', async () => {
    const bomb = await fileOf('c.pdf', await lockedBomb(500))
    await expect(extractFile(bomb)).rejects.toThrow(
      /c\.pdf: hostile_document: This (?:needs more than 512 MB|took longer than 4 s)/,
    )
  }, 60_000)
})
