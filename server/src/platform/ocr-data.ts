import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const { resolve } = createRequire(import.meta.url)
const unpack = promisify(gunzip)

/** Of the npm packages `@tesseract.js-data/*`: the best models, in integers. */
const edition = '4.0.0_best_int'

/** Programs and language data for pictures of pages, from node_modules alone: nothing is ever fetched. */
export async function loadOcrData() {
  return {
    pdfium: await readFile(resolve('@hyzyla/pdfium/pdfium.wasm')),
    wasm: (program: string) => readFile(resolve(`tesseract.js-core/${program}.wasm`)),
    language: async (language: string) =>
      unpack(await readFile(resolve(`@tesseract.js-data/${language}/${edition}/${language}.traineddata.gz`))),
  }
}
