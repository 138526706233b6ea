import type { OcrData, OcrLanguage } from '#packages/ocr'

/** The programs and language data that reading pictures needs: packages read no disk, so they are handed over. */
export type ScanData = OcrData & { /** pdfium.wasm of @hyzyla/pdfium. */ pdfium: Uint8Array }

export type ScanOptions = {
  /** Asked once, when the first page without legible text is met. */
  data: () => Promise<ScanData>
  /** The language tried first; the page's own words overrule it. */
  language?: OcrLanguage
}
