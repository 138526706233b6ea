import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import type { ScanData } from '../index.ts'

const { resolve } = createRequire(import.meta.url)

/** What reading pictures needs, from node_modules. */
export const scanData = async (): Promise<ScanData> => ({
  pdfium: await readFile(resolve('@hyzyla/pdfium/pdfium.wasm')),
  wasm: (program) => readFile(resolve(`tesseract.js-core/${program}.wasm`)),
  language: async (language) =>
    gunzipSync(
      await readFile(resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`)),
    ),
})
