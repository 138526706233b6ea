export { type Prompt, promptOf } from './asked/prompt.ts'
export { type Question, questionOf } from './asked/question.ts'
export { type Answered, withAnswer } from './asked/with-answer.ts'
export type {
  DocumentText,
  ExtractionWarning,
  FileType,
  SheetCell,
  TextPage,
  TextRun,
  TextSheet,
} from './document-text.ts'
export { ExtractionError, type ExtractionErrorCode } from './error.ts'
export { type ExtractOptions, extract } from './extract.ts'
export type {
  Box,
  DocumentType,
  ExtractedLine,
  Extraction,
  FieldName,
  FoundField,
  Hints,
  LineKind,
  Proof,
  Source,
} from './extraction.ts'
export type { Corrections, Layout, LearnedTable, TaughtLine } from './learned/layout.ts'
export { learnLayout } from './learned/learn.ts'
export { isSameLayout, layoutSignature } from './learned/signature.ts'
export { detectDocumentType } from './read/detect.ts'
export { inspect, inspectContainer } from './read/inspect.ts'
export { type PageWords, readPageWords } from './read/page-words.ts'
export type { Progress } from './read/pdf.ts'
export { type ReadOptions, readDocument } from './read/read.ts'
export { type RenderedPage, renderPage } from './scan/render.ts'
export type { ScanData, ScanOptions } from './scan/scan-data.ts'
export { structureDocument, structureEach } from './structure.ts'
