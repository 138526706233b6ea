export type { CellKind, Column, Sheet } from './column.ts'
export { type CsvOptions, csvPieces, writeCsv } from './csv.ts'
export { neutralise } from './neutralise.ts'
export { workbookPieces, writeWorkbook } from './workbook.ts'
