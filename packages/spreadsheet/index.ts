export type { CellKind, Column, Sheet } from './column.ts'
export { type CsvOptions, writeCsv } from './csv.ts'
export { neutralise } from './neutralise.ts'
export { writeWorkbook } from './workbook.ts'
