export { type Ocr, type OcrData, type OcrLanguage, openOcr } from './ocr.ts'
export { meanConfidence, type OcrLine, type OcrPage, type OcrWord } from './words.ts'
