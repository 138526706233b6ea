import {
  meanConfidence,
  type Ocr,
  type OcrLanguage,
  type OcrLine,
  type OcrPage,
  openOcr,
} from '#packages/ocr'
import {
  band,
  type DrawnPage,
  type GreyPicture,
  type Pages,
  printHeight,
  withoutRules,
} from '#packages/pictures'
import type { TextPage } from '../document-text.ts'
import { languageOf } from './language.ts'
import { runsOf } from './runs.ts'
import type { ScanData } from './scan-data.ts'
import { type Band, levelPictures, tellingBand, type Upright, upsideDown, withoutBand } from './upright.ts'

// Most scanners' own: made larger, letters gain no detail and cost a third more time.
const DPI = 200
/** Capitals lower than that, those of 7 points, lose their shape at this resolution. */
const SMALL_PRINT_INCHES = 0.077
const SMALL_PRINT_DPI = 300
/** Below this a page may stand on its head. */
const DOUBTFUL = 0.65
const HOPELESS = 0.5
const CLEARLY_BETTER = 0.12

type Ways = (() => Upright)[]
type SeenBand = { upright: Upright; place: Band; language: OcrLanguage; page: OcrPage }

/** Reads pages that are pictures, one recogniser for all of them. */
export class Scanner {
  readonly #ocr: Ocr
  #language: OcrLanguage
  #is_language_likely: boolean

  private constructor(ocr: Ocr, language: OcrLanguage | undefined) {
    this.#ocr = ocr
    this.#language = language ?? 'eng'
    this.#is_language_likely = language !== undefined
  }

  /** `spoken` is what other pages of the document say: it tells the language better than any hint. */
  static async open(data: ScanData, hint: OcrLanguage | undefined, spoken: string): Promise<Scanner> {
    return new Scanner(await openOcr(data), languageOf(spoken) ?? hint)
  }

  decode(file: Uint8Array) {
    return this.#ocr.decode(file)
  }

  close(): void {
    this.#ocr.close()
  }

  /**
   * Reads one page. Its runs stand in the level picture, in points; `shown` leads from there to the page as it is
   * drawn, `size` its width and height in points.
   */
  async read(pages: Pages, number: number, size?: { width: number; height: number }): Promise<TextPage> {
    const prepared = await preparedPage(pages, number)
    const { drawn } = prepared
    const { width, height } = size ?? drawn.points
    if (!prepared.likely) return { number, width, height, runs: [], is_scanned: true }
    const { upright, page } = await this.#recognised(prepared.likely, prepared.ways, drawn.dpi)
    const points_per_pixel = width / drawn.width
    const [a, b, c, d, e, f] = upright.back
    return {
      ...{ number, is_scanned: true, runs: runsOf(page.lines, points_per_pixel) },
      width: upright.picture.width * points_per_pixel,
      height: upright.picture.height * points_per_pixel,
      shown: {
        ...{ width, height, rotation: upright.quarters * 90 },
        matrix: [a, b, c, d, e * points_per_pixel, f * points_per_pixel],
      },
    }
  }

  async #recognised(likely: Upright, ways: Ways, dpi: number): Promise<{ upright: Upright; page: OcrPage }> {
    let upright = likely
    // What lay on its side may have been turned the wrong way, and a band tells the language before the whole page.
    const is_doubtful = upright.quarters !== 0 || !this.#is_language_likely
    let seen = is_doubtful ? await this.#likelyWay(upright, ways, dpi) : undefined
    upright = seen?.upright ?? upright
    let page = await this.#page(upright.picture, dpi, seen)
    if (page.confidence < DOUBTFUL && !is_doubtful) {
      seen = await this.#likelyWay(upright, ways, dpi)
      if (seen.upright !== upright) page = await this.#page(seen.upright.picture, dpi, seen)
      upright = seen.upright
    }
    const before = this.#language
    this.#learnLanguage(textOf(page))
    if (this.#language !== before) page = await this.#page(upright.picture, dpi)
    return { upright, page }
  }

  /** Reads a band of the page, upside down as well where that may be better, and on its side where neither is good. */
  async #likelyWay(upright: Upright, ways: Ways, dpi: number): Promise<SeenBand> {
    let best = await this.#band(upright, dpi)
    const tryWay = async (other: Upright) => {
      const seen = await this.#band(other, dpi)
      if (seen.page.confidence > best.page.confidence + CLEARLY_BETTER) best = seen
    }
    if (best.page.confidence < DOUBTFUL) await tryWay(upsideDown(upright))
    if (best.page.confidence < HOPELESS && ways[1]) {
      const other = ruleless(ways[1](), dpi)
      await tryWay(other)
      if (best.page.confidence < DOUBTFUL) await tryWay(upsideDown(other))
    }
    this.#learnLanguage(textOf(best.page))
    return best
  }

  async #band(upright: Upright, dpi: number): Promise<SeenBand> {
    const place = tellingBand(upright.picture)
    const page = await this.#page(band(upright.picture, place.from, place.to), dpi)
    return { upright, place, language: this.#language, page }
  }

  /** What one page says holds for the pages to come, until one says otherwise. */
  #learnLanguage(text: string): void {
    const language = languageOf(text)
    if (!language) return
    this.#language = language
    this.#is_language_likely = true
  }

  /** Reads a page; a band of it that was read already, in the same language, is not read again. */
  async #page(picture: GreyPicture, dpi: number, seen?: SeenBand): Promise<OcrPage> {
    const how = { language: this.#language, dpi }
    if (!seen?.place.is_whole || seen.language !== how.language) return this.#ocr.recognise(picture, how)
    const rest = await this.#ocr.recognise(withoutBand(picture, seen.place), how)
    const lines = [...rest.lines, ...seen.page.lines.map((line) => lowered(line, seen.place.from))]
    lines.sort((a, b) => a.baseline - b.baseline)
    return { lines, confidence: meanConfidence(lines) }
  }
}

/** Draws a page and makes it ready, larger where its print is small; `likely` is missing when nothing is on it. */
async function preparedPage(pages: Pages, number: number) {
  const page = readied(await pages.grey(number, DPI))
  const height = page.likely && printHeight(page.likely.picture)
  if (height === undefined || height >= SMALL_PRINT_INCHES * page.drawn.dpi) return page
  return readied(await pages.grey(number, SMALL_PRINT_DPI))
}

function readied(drawn: DrawnPage): { drawn: DrawnPage; ways: Ways; likely: Upright | undefined } {
  const ways = levelPictures(drawn)
  return { drawn, ways, likely: ways[0] && ruleless(ways[0](), drawn.dpi) }
}

const ruleless = (upright: Upright, dpi: number): Upright => ({
  ...upright,
  picture: withoutRules(upright.picture, dpi),
})

const textOf = ({ lines }: OcrPage) => lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')

const lowered = ({ words, baseline, height }: OcrLine, by: number): OcrLine => ({
  words: words.map((word) => ({ ...word, y0: word.y0 + by, y1: word.y1 + by })),
  baseline: baseline + by,
  height,
})
