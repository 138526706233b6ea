export { type Ocr, type OcrData, type OcrLanguage, openOcr } from './ocr.ts'
export type { OcrLine, OcrPage, OcrWord } from './words.ts'
