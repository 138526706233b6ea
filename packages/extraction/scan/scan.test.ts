import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderStatement } from '../../../db/demo/rendering/index.ts'
import { sampleStatement } from '../../../db/demo/rendering/sample-statement.ts'
import { encodeJpeg, onPaper, openPages, pictureFile } from '../../pictures/index.ts'
import { worn } from '../../pictures/testing/worn.ts'
import { extract, type ScanData } from '../index.ts'
import { languageOf } from './language.ts'
import { isLegible } from './legible.ts'

const { resolve } = createRequire(import.meta.url)
const load = async (): Promise<ScanData> => ({
  pdfium: await readFile(resolve('@hyzyla/pdfium/pdfium.wasm')),
  wasm: (program) => readFile(resolve(`tesseract.js-core/${program}.wasm`)),
  language: async (language) =>
    gunzipSync(
      await readFile(resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`)),
    ),
})
let data: ScanData
beforeAll(async () => {
  data = await load()
})

const truth = sampleStatement(12, { locale: 'en-GB', count: 9 })

async function printed() {
  const pages = await openPages(
    await renderStatement(truth, { format: 'pdf', layout: 'ledger' }),
    data.pdfium,
  )
  const page = await pages.grey(1, 200)
  pages.close()
  return page
}

const facts = (line: { date: string | null; reference: string | null; amount: number | null }) => [
  line.date,
  line.reference,
  line.amount,
]

describe('scans', () => {
  it('reads a photograph that is skewed, grainy, blurred and lit from one side, and says where all stands', async () => {
    const photo = worn(await printed(), { seed: 4, skew: 3, noise: 10, blur: 1, light: 0.55 })
    const jpeg = encodeJpeg({ ...photo, channels: 1 }, 60)
    const read = await extract(jpeg, { scans: { data: async () => data, language: 'eng' } })
    expect(read).toMatchObject({ source: 'ocr', document_type: 'statement', pages: 1 })
    expect(read.lines.filter((line) => line.kind !== 'opening').map(facts)).toEqual(truth.lines.map(facts))
    const [size] = read.page_sizes!
    expect(size).toMatchObject({ number: 1, rotation: 0 })
    // Lines fall to the right on the picture, and so do their boxes.
    const [x0, y0, x1, y1] = read.lines[1]!.box!
    expect(x1 - x0).toBeGreaterThan(size!.width * 0.5)
    expect(y1 - y0).toBeGreaterThan((x1 - x0) * Math.tan((2.5 / 180) * Math.PI))
    expect(inkShare(photo, read.lines[1]!.box!, size!.width)).toBeGreaterThan(0.01)
  })

  it('reads only the pages of a PDF that have no text, upside down or not', async () => {
    const turned = worn(await printed(), { seed: 5, quarters: 2, noise: 4 })
    const jpeg = encodeJpeg({ ...turned, channels: 1 }, 75)
    const file = pictureFile(jpeg)!
    const pages: number[] = []
    const read = await extract(onPaper(jpeg, file, file.packing!), {
      scans: { data: async () => data, language: 'eng' },
      on_progress: ({ page }) => pages.push(page),
    })
    expect(read.page_sizes![0]!.rotation).toBe(180)
    expect(pages).toEqual([1])
    const right = read.lines
      .map(facts)
      .filter((line) => truth.lines.some((one) => `${facts(one)}` === `${line}`))
    expect(right.length).toBeGreaterThanOrEqual(truth.lines.length - 1)
    // The first line stands near the bottom of the page as it is shown.
    expect(read.lines[1]!.box![1]).toBeGreaterThan(read.page_sizes![0]!.height / 2)
  })

  it('finds no text on a blank page, and loads nothing when all pages have text', async () => {
    const blank = encodeJpeg(
      { width: 800, height: 1000, channels: 1, data: new Uint8Array(800_000).fill(250) },
      80,
    )
    await expect(extract(blank, { scans: { data: async () => data } })).rejects.toMatchObject({
      code: 'no_text_layer',
    })
    const pdf = await renderStatement(truth, { format: 'pdf', layout: 'ledger' })
    const read = await extract(pdf, { scans: { data: () => Promise.reject(new Error('not needed')) } })
    expect(read.source).toBe('text')
  })
})

/** The share of dark pixels in a box of page points. */
function inkShare(
  { width, data: greys }: { width: number; data: Uint8Array },
  [x0, y0, x1, y1]: number[],
  points: number,
): number {
  const scale = width / points
  let ink = 0
  let all = 0
  for (let y = Math.round(y0! * scale); y < y1! * scale; y += 1) {
    for (let x = Math.round(x0! * scale); x < x1! * scale; x += 1) {
      all += 1
      if (greys[y * width + x]! < 70) ink += 1
    }
  }
  return ink / all
}

describe('pictures that cannot be read', () => {
  const codeOf = (bytes: Uint8Array) =>
    extract(bytes, { scans: { data: async () => data } }).then(
      () => 'no error',
      (error) => error.code,
    )
  const pixels = { width: 64, height: 64, channels: 1 as const, data: new Uint8Array(64 * 64).fill(200) }

  it('judges size by the header, before anything is decoded', async () => {
    const huge = encodeJpeg(pixels, 50)
    const frame = huge.findIndex((byte, at) => byte === 0xff && huge[at + 1] === 0xc0)
    huge.set([0x4e, 0x20, 0x4e, 0x20], frame + 5)
    expect(await codeOf(huge)).toBe('too_large')
  })

  it('tells a file that was cut off', async () => {
    const whole = encodeJpeg(pixels, 50)
    expect(await codeOf(whole.subarray(0, whole.length - 4))).toBe('damaged_document')
  })
})

const run = (text: string) => ({ text, x0: 0, x1: 1, y0: 0, y1: 1, size: 1, is_rotated: false })

describe('isLegible', () => {
  it('asks for enough letters that a person can read', () => {
    expect(isLegible([run('Statement of account, 31 October 2026')])).toBe(true)
    expect(isLegible([run('Page 1')])).toBe(false)
    expect(isLegible([run('(cid:12)(cid:44)(cid:3)'.repeat(20))])).toBe(false)
    expect(isLegible([run('\uE001\uE002\uE003'.repeat(20))])).toBe(false)
    expect(
      isLegible([
        run('6WDWHPHQW RI DFFRXQW GDWH UHIHUHQFH DPRXQW EDODQFH LQYRLFH WRWDO SDJH WKH FUHGLW'.repeat(2)),
      ]),
    ).toBe(false)
  })
})

describe('languageOf', () => {
  it('knows business words, accents or none', () => {
    expect(languageOf('Date Reference Statement of account, balance brought forward')).toBe('eng')
    expect(languageOf('Emissão Vencimento Descrição Valor Saldo anterior nota')).toBe('por')
    expect(languageOf('Rechnung Betrag Saldo Gutschrift Übertrag')).toBe('deu')
    expect(languageOf('2026-10-01 4711 12.50')).toBeUndefined()
  })
})
