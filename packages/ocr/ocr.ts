import { type Api, type Running, startCore } from './core.ts'
import { decodedPicture } from './decode.ts'
import { fastestProgram, type OcrProgram } from './program.ts'
import { linesOf, meanConfidence, type OcrPage } from './words.ts'

/** ISO 639-2 codes, as the language data is named. */
export type OcrLanguage = 'eng' | 'por' | 'spa' | 'fra' | 'deu'

/** What recognition needs and cannot have by itself: the program, and what it has learned of each language. */
export type OcrData = {
  /** The `.wasm` file of that name in tesseract.js-core. */
  wasm: (program: OcrProgram) => Promise<Uint8Array>
  /** An unpacked `traineddata` file of a language. */
  language: (language: OcrLanguage) => Promise<Uint8Array>
}

export type Grey = { width: number; height: number; data: Uint8Array }

export type Ocr = {
  /** Reads a level picture of dark text on light paper, at some dots per inch. */
  recognise: (picture: Grey, how: { language: OcrLanguage; dpi: number }) => Promise<OcrPage>
  /** Decodes a picture file PNG, JPEG or WebP; undefined when it cannot be. */
  decode: (file: Uint8Array) => Promise<{ width: number; height: number; data: Uint8Array } | undefined>
  close: () => void
}

const LSTM_ONLY = 1
const ONE_BLOCK_OF_ROWS = '6'

/**
 * Starts Tesseract's recogniser once for many pages; a change of language costs a tenth of a second.
 * Source: Smith, An overview of the Tesseract OCR engine, 2007; version 5 reads rows by an LSTM network.
 * @example const ocr = await openOcr(data); (await ocr.recognise(page, { language: 'eng', dpi: 300 })).lines
 */
export async function openOcr(data: OcrData, program = fastestProgram()): Promise<Ocr> {
  const running = await startCore(program, await data.wasm(program))
  const loaded = new Set<OcrLanguage>()
  let current: { api: Api; language: OcrLanguage } | undefined

  const apiFor = async (language: OcrLanguage): Promise<Api> => {
    if (current?.language === language) return current.api
    if (!loaded.has(language))
      running.core.FS.writeFile(`${language}.traineddata`, await data.language(language))
    loaded.add(language)
    closeApi(running, current?.api)
    current = undefined
    const api = new running.core.TessBaseAPI()
    if (api.Init(null, language, LSTM_ONLY, undefined) !== 0)
      throw new Error(`no language data for ${language}`)
    api.SetVariable('tessedit_pageseg_mode', ONE_BLOCK_OF_ROWS)
    current = { api, language }
    return api
  }

  return {
    async recognise(picture, { language, dpi }) {
      return recognised(running, await apiFor(language), picture, dpi)
    },
    async decode(file) {
      return decodedPicture(running, current?.api ?? (await apiFor('eng')), file)
    },
    close() {
      closeApi(running, current?.api)
      current = undefined
    },
  }
}

function closeApi({ core }: Running, api: Api | undefined): void {
  if (!api) return
  api.End()
  core.destroy(api)
}

function recognised({ core, memory }: Running, api: Api, picture: Grey, dpi: number): OcrPage {
  const pointer = core._malloc(picture.data.length)
  try {
    // Only after malloc: it may move the memory.
    new Uint8Array(memory.buffer).set(picture.data, pointer)
    api.SetImage(pointer, picture.width, picture.height, 1, picture.width)
  } finally {
    core._free(pointer)
  }
  api.SetSourceResolution(Math.round(dpi))
  api.Recognize(null)
  const lines = linesOf(api.GetJSONText(0))
  api.Clear()
  return { lines, confidence: meanConfidence(lines) }
}
