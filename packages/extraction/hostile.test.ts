import { CFB } from '@e965/xlsx'
import { strToU8, zipSync, zlibSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { detectDocumentType, type ExtractionErrorCode, extract, inspect } from './index.ts'

async function pdf(
  options: PDFKit.PDFDocumentOptions,
  draw: (document: PDFKit.PDFDocument) => void,
): Promise<Uint8Array> {
  const document = new PDFDocument(options)
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  draw(document)
  document.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

const write = (document: PDFKit.PDFDocument) => document.text('Statement of account, nothing owed at all.')

async function codeOf(bytes: Uint8Array): Promise<ExtractionErrorCode | 'no error'> {
  return extract(bytes).then(
    () => 'no error' as const,
    (error) => error.code,
  )
}

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_048_576)

function pdfWithStream(packed: Uint8Array, filter: string): Uint8Array {
  const head = strToU8(`%PDF-1.7\n1 0 obj\n<< /Length ${packed.length} /Filter ${filter} >>\nstream\n`)
  return new Uint8Array([...head, ...packed, ...strToU8('\nendstream\nendobj\n')])
}

describe('files that cannot be read', () => {
  it('refuses an empty file', async () => expect(await codeOf(new Uint8Array())).toBe('empty_file'))

  it('judges by content, never by name: prose, XML, archives', async () => {
    expect(await codeOf(strToU8('This was called invoice.pdf\nbut it is a letter.\n'))).toBe(
      'unsupported_document',
    )
    expect(await codeOf(strToU8('<?xml version="1.0"?><Invoice a="1,2"></Invoice>'))).toBe(
      'unsupported_document',
    )
    expect(await codeOf(zipSync({ 'a.txt': strToU8('hello') }))).toBe('unsupported_document')
  })

  it('tells a damaged PDF from an encrypted one and from a scan', async () => {
    const whole = await pdf({}, write)
    expect(await codeOf(strToU8('%PDF-1.7\n'))).toBe('damaged_document')
    expect(await codeOf(strToU8('%PDF-1.7\nnot really'))).toBe('damaged_document')
    expect(['damaged_document', 'no_text_layer']).toContain(await codeOf(whole.subarray(0, whole.length / 3)))
    expect(await codeOf(await pdf({ userPassword: 'secret' }, write))).toBe('encrypted_document')
    expect(await codeOf(await pdf({}, (document) => document.rect(0, 0, 300, 300).fill('#888888')))).toBe(
      'no_text_layer',
    )
  })

  it('tells an encrypted workbook', async () => {
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, 'EncryptedPackage', Buffer.from('0123456789'))
    CFB.utils.cfb_add(container, 'EncryptionInfo', Buffer.from('0123456789'))
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
    expect(await codeOf(bytes)).toBe('encrypted_document')
  })

  it('refuses a broken workbook', async () => {
    const broken = zipSync({
      'xl/workbook.xml': strToU8('<workbook'),
      '[Content_Types].xml': strToU8('<Types/>'),
    })
    expect(['damaged_document', 'empty_file']).toContain(await codeOf(broken))
  })

  it('explains itself to a person', async () => {
    await expect(extract(new Uint8Array())).rejects.toThrow(/upload the new copy/)
  })
})

describe('bombs', () => {
  it('refuses a zip whose entry unpacks more than 200 times, before unpacking', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': zeros(8) })
    expect(bomb.length).toBeLessThan(20_000)
    expect(await codeOf(bomb)).toBe('hostile_document')
  })

  it('refuses a zip that lies about its sizes', () => {
    const bomb = zipSync(
      { 'xl/workbook.xml': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': zeros(70) },
      { level: 9 },
    )
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    for (let at = 0; at < bomb.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true)
    }
    expect(() => inspect(bomb)).toThrow(expect.objectContaining({ code: 'hostile_document' }))
  })

  it('refuses a PDF stream beyond the cap, wrapped twice or not', () => {
    const once = zlibSync(zeros(65), { level: 9 })
    const twice = zlibSync(once, { level: 9 })
    for (const bytes of [
      pdfWithStream(once, '/FlateDecode'),
      pdfWithStream(twice, '[/FlateDecode /FlateDecode]'),
    ]) {
      expect(() => inspect(bytes)).toThrow(expect.objectContaining({ code: 'hostile_document' }))
    }
  })
})

describe('texts made to be slow', () => {
  it('reads long runs of one character in a moment', async () => {
    const run = 'a'.repeat(300_000)
    const digits = '1'.repeat(300_000)
    const bytes = strToU8(`date,amount\n${run},${digits}\n${digits},${run}\n01/01/2026,5.00\n`)
    const read = await extract(bytes)
    expect(read.pages).toBe(1)
  })
})

describe('detectDocumentType', () => {
  it('reads delimited text of all four delimiters and leaves prose alone', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      expect(
        detectDocumentType(
          strToU8(['date', 'amount'].join(delimiter).concat('\n', `2026-01-01${delimiter}5.00\n`)),
        ),
      ).toBe('csv')
    }
    expect(detectDocumentType(strToU8('one line only'))).toBeNull()
    expect(detectDocumentType(strToU8('{"a": 1,\n"b": 2}'))).toBeNull()
  })
})
