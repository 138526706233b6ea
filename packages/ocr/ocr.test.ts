import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { type OcrData, openOcr } from './index.ts'
import { fastestProgram } from './program.ts'

const { resolve } = createRequire(import.meta.url)
const load = async (): Promise<OcrData> => ({
  wasm: (program) => readFile(resolve(`tesseract.js-core/${program}.wasm`)),
  language: async (language) =>
    gunzipSync(
      await readFile(resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`)),
    ),
})

it('takes the program that the engine runs, and either of them starts', async () => {
  expect(fastestProgram()).toBe('tesseract-core-relaxedsimd-lstm')
  expect(fastestProgram(() => false)).toBe('tesseract-core-simd-lstm')
  const blank = { width: 120, height: 60, data: new Uint8Array(120 * 60).fill(255) }
  const data = await load()
  for (const program of [fastestProgram(), fastestProgram(() => false)]) {
    const ocr = await openOcr(data, program)
    expect(await ocr.recognise(blank, { language: 'eng', dpi: 200 })).toEqual({ lines: [], confidence: 0 })
    ocr.close()
  }
})
