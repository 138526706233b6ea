import { type Ocr, type OcrLanguage, type OcrPage, openOcr } from '#packages/ocr'
import { type DrawnPage, type GreyPicture, type Pages, withoutRules } from '#packages/pictures'
import type { TextPage } from '../document-text.ts'
import { languageOf } from './language.ts'
import { runsOf } from './runs.ts'
import type { ScanData } from './scan-data.ts'
import { levelPicture, tellingBand, type Upright, upsideDown } from './upright.ts'

const DPI = 300
/** Below this a page may stand on its head. */
const DOUBTFUL = 0.65
const CLEARLY_BETTER = 0.12

/** Reads pages that are pictures, one recogniser for all of them. */
export class Scanner {
  readonly #ocr: Ocr
  #language: OcrLanguage
  #is_language_known: boolean

  private constructor(ocr: Ocr, language: OcrLanguage | undefined, is_known: boolean) {
    this.#ocr = ocr
    this.#language = language ?? 'eng'
    this.#is_language_known = is_known
  }

  /** `spoken` is what other pages of the document say: it tells the language better than any hint. */
  static async open(data: ScanData, hint: OcrLanguage | undefined, spoken: string): Promise<Scanner> {
    const language = languageOf(spoken)
    return new Scanner(await openOcr(data), language ?? hint, language !== undefined)
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
    const drawn = await pages.grey(number, DPI)
    const { width, height } = size ?? drawn.points
    const empty = { number, width, height, runs: [], is_scanned: true }
    const level = levelPicture(drawn)
    if (!level) return empty
    const { upright, page } = await this.#recognised(level, drawn)
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

  async #recognised(level: Upright, { dpi }: DrawnPage): Promise<{ upright: Upright; page: OcrPage }> {
    let upright: Upright = { ...level, picture: withoutRules(level.picture, dpi) }
    // What lay on its side may have been turned the wrong way.
    let is_sure = false
    if (!this.#is_language_known || upright.quarters !== 0) {
      const seen = await this.#tellingPart(upright, dpi)
      upright = seen.upright
      is_sure = true
      this.#language = languageOf(seen.text) ?? this.#language
    }
    const page = await this.#page(upright.picture, dpi)
    this.#learnLanguage(page)
    if (is_sure || page.confidence >= DOUBTFUL) return { upright, page }
    const seen = await this.#tellingPart(upright, dpi)
    if (seen.upright === upright) return { upright, page }
    return { upright: seen.upright, page: await this.#page(seen.upright.picture, dpi) }
  }

  /** Reads a band of the page, the other way up as well where that may be better. */
  async #tellingPart(upright: Upright, dpi: number): Promise<{ upright: Upright; text: string }> {
    const first = await this.#page(tellingBand(upright.picture), dpi)
    if (first.confidence >= DOUBTFUL) return { upright, text: textOf(first) }
    const turned = upsideDown(upright)
    const second = await this.#page(tellingBand(turned.picture), dpi)
    return second.confidence > first.confidence + CLEARLY_BETTER
      ? { upright: turned, text: textOf(second) }
      : { upright, text: textOf(first) }
  }

  /** What a whole page says holds for the pages to come. */
  #learnLanguage(page: OcrPage): void {
    const language = languageOf(textOf(page))
    if (!language) return
    this.#language = language
    this.#is_language_known = true
  }

  #page(picture: GreyPicture, dpi: number): Promise<OcrPage> {
    return this.#ocr.recognise(picture, { language: this.#language, dpi })
  }
}

const textOf = ({ lines }: OcrPage) => lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')
