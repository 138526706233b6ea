import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectDocumentType, extract } from '../index.ts'

const XML = new Uint8Array(readFileSync(new URL('../fixtures/einvoice/fattura.xml', import.meta.url)))

const SIGNED = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
const DATA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]

/** DER: tag, length in as few bytes as it needs, contents. */
function der(tag: number, ...parts: (readonly number[] | Uint8Array)[]): Uint8Array {
  const body = Uint8Array.from(parts.flatMap((part) => [...part]))
  const { length } = body
  const size = length < 0x80 ? [length] : length < 0x1_0000 ? [0x82, length >> 8, length & 255] : []
  return new Uint8Array([tag, ...size, ...body])
}

/** BER: no length, two zeros at the end. */
const endless = (tag: number, ...parts: (readonly number[] | Uint8Array)[]) =>
  new Uint8Array([tag, 0x80, ...parts.flatMap((part) => [...part]), 0, 0])

const VERSION = [0x02, 0x01, 0x01]
const envelope = (wrap: typeof der, octets: Uint8Array) =>
  wrap(
    0x30,
    SIGNED,
    wrap(0xa0, wrap(0x30, VERSION, der(0x31), wrap(0x30, DATA, wrap(0xa0, octets)), der(0x31))),
  )

const pieces = [XML.subarray(0, 1_000), XML.subarray(1_000, 3_000), XML.subarray(3_000)].map((part) =>
  der(0x04, part),
)
const plain = envelope(der, der(0x04, XML))

describe('a signed envelope', () => {
  it.each([
    ['with lengths', plain],
    ['without lengths, in pieces', envelope(endless, endless(0x24, ...pieces))],
    [
      'in base64',
      new TextEncoder().encode(Buffer.from(plain).toString('base64').replace(/.{76}/g, '$&\r\n')),
    ],
    [
      'in PEM',
      new TextEncoder().encode(
        `-----BEGIN PKCS7-----\n${Buffer.from(plain).toString('base64')}\n-----END PKCS7-----\n`,
      ),
    ],
  ])('is opened %s', async (_, bytes) => {
    expect(detectDocumentType(bytes)).toBe('xml')
    const read = await extract(bytes)
    expect(read).toMatchObject({ invoice_number: 'FT 12/2026', proof: 'proven' })
    expect(read.warnings[0]!.code).toBe('signature_not_checked')
  })

  it('that is broken, empty or holds something else is a typed error', async () => {
    const cases: [Uint8Array, string][] = [
      [plain.subarray(0, 500), 'damaged_document'],
      [envelope(der, der(0x02, [1])), 'damaged_document'],
      [envelope(der, der(0x04, [1, 2, 3])), 'unsupported_document'],
      [
        new Uint8Array([
          ...plain.subarray(0, 15),
          ...Array.from({ length: 5_000 }, (_, at) => (at % 2 ? 0x80 : 0x30)),
        ]),
        'damaged_document',
      ],
    ]
    for (const [bytes, code] of cases) await expect(extract(bytes)).rejects.toMatchObject({ code })
  })
})
