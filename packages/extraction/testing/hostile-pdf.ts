import { zlibSync } from 'fflate'
import PDFDocument from 'pdfkit'
import { concat, type HostileFile, latin1, zeros } from './hostile-file.ts'
import { onePage, type PdfObject, pdfFile, plainContent } from './pdf-writer.ts'

const flate = (data: Uint8Array): Uint8Array => zlibSync(data, { level: 9 })
const packed_zeros: Uint8Array[] = []

/** Seventy megabytes of nothing, packed so many times; made once. */
function nothing(times = 1): Uint8Array {
  const packed = packed_zeros[times] ?? flate(times === 1 ? zeros(70) : nothing(times - 1))
  packed_zeros[times] = packed
  return packed
}

const hex = (data: Uint8Array): Uint8Array =>
  latin1(`${Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`)

function base85(data: Uint8Array): Uint8Array {
  let text = ''
  for (let at = 0; at < data.length; at += 4) {
    const length = Math.min(4, data.length - at)
    let value = 0
    for (let index = 0; index < 4; index += 1) value = value * 256 + (data[at + index] ?? 0)
    if (value === 0 && length === 4) {
      text += 'z'
      continue
    }
    const digits: number[] = []
    for (let index = 0; index < 5; index += 1) {
      digits.unshift(value % 85)
      value = Math.floor(value / 85)
    }
    text += String.fromCharCode(...digits.slice(0, length + 1).map((digit) => digit + 33))
  }
  return latin1(`${text}~>`)
}

/** Zeros in LZW (ISO 32000-1 7.4.4): each code the one just made, so that texts grow by one. */
function lzwZeros(rounds: number): Uint8Array {
  const codes: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    codes.push(256, 0)
    for (let code = 258; code < 4_095; code += 1) codes.push(code)
  }
  const out: number[] = []
  let [held, bits, next] = [0, 0, 258]
  const put = (code: number) => {
    const width = next >= 2_047 ? 12 : next >= 1_023 ? 11 : next >= 511 ? 10 : 9
    bits = ((bits << width) | code) & 0xfffffff
    held += width
    while (held >= 8) {
      held -= 8
      out.push((bits >> held) & 0xff)
    }
  }
  let is_first = true
  for (const code of codes) {
    put(code)
    if (code === 256) {
      next = 258
      is_first = true
    } else if (is_first) is_first = false
    else next += 1
  }
  put(257)
  out.push((bits << (8 - held)) & 0xff)
  return Uint8Array.from(out)
}

const runLengthZeros = (megabytes: number) => {
  const data = new Uint8Array(megabytes * 16_384)
  for (let at = 0; at < data.length; at += 2) data[at] = 129
  return data
}

const content = (filter: string, data: Uint8Array): Uint8Array =>
  onePage({ dictionary: `/Filter ${filter}`, data })
const hostile = ['hostile_document'] as const
const bomb = (name: string, build: HostileFile['build']): HostileFile => ({ name, ends: hostile, build })

const bombs: HostileFile[] = [
  bomb('flate 1000:1', () => content('/FlateDecode', nothing())),
  bomb('flate twice', () => content('[/FlateDecode /FlateDecode]', nothing(2))),
  bomb('flate five times', () => content(`[${'/FlateDecode '.repeat(5)}]`, nothing(5))),
  bomb('many streams below the cap', () => {
    const data = nothing().subarray(0, 50_000)
    return onePage(
      plainContent,
      Array.from({ length: 8 }, () => ({ dictionary: '/Filter/FlateDecode', data })),
    )
  }),
  bomb('hex, base 85 and flate', () =>
    content('[/ASCIIHexDecode /ASCII85Decode /FlateDecode /FlateDecode]', hex(base85(nothing(2)))),
  ),
  bomb('hex, LZW and flate', () => content('[/AHx /LZWDecode]', hex(lzwZeros(12)))),
  bomb('LZW 1000:1', () => content('/LZWDecode', lzwZeros(12))),
  bomb('run length', () => content('[/FlateDecode /RunLengthDecode]', flate(runLengthZeros(70)))),
  bomb('escaped filter name', () => content('/Fl#61teDecode', nothing())),
  bomb('filter named elsewhere', () =>
    onePage({ dictionary: '/Filter 6 0 R', data: nothing() }, ['/FlateDecode']),
  ),
  bomb('endstream inside the data', () => {
    const packed = nothing()
    // A stored block (RFC 1951 3.2.4) that spells the keyword, before the rest.
    const word = latin1('endstream')
    const stored = concat(packed.subarray(0, 2), Uint8Array.of(0, 9, 0, 246, 255), word, packed.subarray(2))
    return onePage({ dictionary: '/Filter/FlateDecode', data: stored, length: '6 0 R' }, [
      String(stored.length),
    ])
  }),
  bomb('space after the keyword', () => {
    const file = content('/FlateDecode', nothing())
    const at = new TextDecoder('latin1').decode(file).indexOf('stream\n') + 6
    return concat(file.subarray(0, at), '  ', file.subarray(at))
  }),
  bomb('object stream', () =>
    onePage(plainContent, [{ dictionary: '/Type/ObjStm/N 9/First 9/Filter/FlateDecode', data: nothing() }]),
  ),
  bomb('cross-reference stream of a billion objects', () => {
    const data = flate(new Uint8Array(8))
    const head = pdfFile(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[]/Count 0>>'])
    const dictionary = '/Type/XRef/W[0 0 0]/Index[0 1000000000]/Size 1000000000/Root 1 0 R/Filter/FlateDecode'
    return concat(
      head.subarray(0, new TextDecoder('latin1').decode(head).indexOf('xref')),
      `3 0 obj\n<<${dictionary}/Length ${data.length}>>\nstream\n`,
      data,
      `\nendstream\nendobj\nstartxref\n${new TextDecoder('latin1').decode(head).indexOf('xref')}\n%%EOF\n`,
    )
  }),
  bomb('a picture of 20,000 × 20,000', () =>
    onePage(plainContent, [picture('/DCTDecode', 20_000, 20_000, new Uint8Array(64))]),
  ),
  bomb('a JPEG 2000 that says more than its dictionary', () => {
    const header = concat('\0\0\0\u0016ihdr', Uint8Array.of(0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 7, 7, 0, 0))
    return onePage(plainContent, [picture('/JPXDecode', 10, 10, header)])
  }),
  bomb('a JBIG2 that says more than its dictionary', () => {
    const page = Uint8Array.of(0, 0, 0, 0, 48, 0, 1, 0, 0, 0, 19, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
    return onePage(plainContent, [picture('/JBIG2Decode', 10, 10, page)])
  }),
]

function picture(filter: string, width: number, height: number, data: Uint8Array): PdfObject {
  const dictionary = `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter${filter}`
  return { dictionary, data }
}

/** Far more text than a page holds, in a stream well below the cap. */
const floods: HostileFile[] = [
  bomb('a million pairs of words on a page', () => {
    const words = new Uint8Array(30_000_000).fill(32)
    const word = latin1('9 0 Td(a)Tj -9 0 Td(b)Tj ')
    for (let at = 24; at + 40 < words.length; at += word.length) words.set(word, at)
    words.set(latin1('BT /F1 1 Tf 0 0 Td '), 0)
    words.set(latin1('ET'), words.length - 2)
    return content('/FlateDecode', flate(words))
  }),
]

const loops: HostileFile[] = [
  {
    name: 'a page tree that is its own child',
    ends: ['damaged_document', 'no_text_layer', 'empty_file'],
    build: () =>
      pdfFile(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2/Parent 2 0 R>>']),
  },
  {
    name: 'two page trees, each the other’s child',
    ends: ['damaged_document', 'no_text_layer'],
    build: () =>
      pdfFile([
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[3 0 R]/Count 4>>',
        '<</Type/Pages/Kids[2 0 R]/Count 4>>',
      ]),
  },
  {
    name: 'a million pages of one object',
    ends: ['too_many_pages', 'damaged_document'],
    build: () =>
      pdfFile([
        '<</Type/Catalog/Pages 2 0 R>>',
        `<</Type/Pages/Kids[${'3 0 R '.repeat(1_000_000)}]/Count 1000000>>`,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      ]),
  },
  {
    name: 'a cross-reference table before itself',
    ends: ['read', 'damaged_document'],
    build: () => onePage(plainContent, [], { prev: 'itself' }),
  },
  {
    name: 'a length that is its own stream’s',
    ends: ['read', 'damaged_document', 'no_text_layer'],
    build: () => onePage({ dictionary: '', data: latin1('BT ET'), length: '4 0 R' }),
  },
  {
    name: 'a form that draws itself',
    ends: ['read', 'damaged_document', 'no_text_layer', 'hostile_document'],
    build: () =>
      onePage(
        { dictionary: '', data: latin1('/X Do BT /F1 9 Tf (Statement of account for you) Tj ET') },
        [
          {
            dictionary: '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>',
            data: latin1('/X Do /X Do'),
          },
        ],
        {},
        '/XObject<</X 6 0 R>>',
      ),
  },
  {
    ...bomb('forms that draw two forms each, forty deep', () => {
      const forms = Array.from(
        { length: 40 },
        (_, index): PdfObject => ({
          dictionary: `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${index + 7} 0 R>>>>`,
          data: latin1('/X Do /X Do'),
        }),
      )
      const leaf = {
        dictionary: '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>',
        data: latin1('BT /F1 9 Tf (a) Tj ET'),
      }
      return onePage({ dictionary: '', data: latin1('/X Do') }, [...forms, leaf], {}, '/XObject<</X 6 0 R>>')
    }),
    is_endless: true,
  },
  {
    name: 'arrays a hundred thousand deep',
    ends: ['read', 'damaged_document', 'no_text_layer'],
    build: () => onePage({ dictionary: '', data: latin1(`${'['.repeat(100_000)} 0 TJ`) }),
  },
]

const whole = () => onePage(plainContent)
const tenths = Array.from(
  { length: 9 },
  (_, index): HostileFile => ({
    name: `cut after ${index + 1} tenths`,
    ends: ['damaged_document', 'no_text_layer', 'read'],
    build: () => whole().subarray(0, Math.floor((whole().length * (index + 1)) / 10)),
  }),
)

const broken: HostileFile[] = [
  ...tenths,
  { name: 'offsets that all lie', ends: ['read'], build: () => onePage(plainContent, [], { shift: 1_000 }) },
  {
    name: 'a password to open it',
    ends: ['encrypted_document'],
    build: () => locked({ userPassword: 'secret', ownerPassword: 'other' }),
  },
  { name: 'a password to change it', ends: ['read'], build: () => locked({ ownerPassword: 'other' }) },
  { name: 'only its first line', ends: ['damaged_document'], build: () => latin1('%PDF-1.7\n') },
]

async function locked(options: PDFKit.PDFDocumentOptions): Promise<Uint8Array> {
  const document = new PDFDocument(options)
  const chunks: Uint8Array[] = []
  document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.text('Statement of account, nothing owed at all.').end()
  await ended
  return concat(...chunks)
}

export const hostilePdfs: readonly HostileFile[] = [...bombs, ...floods, ...loops, ...broken].map((file) => ({
  ...file,
  name: `PDF: ${file.name}`,
}))
