import { writeWorkbook } from '#packages/spreadsheet'
import { type ReportInput, reportSheets } from './report-sheets.ts'

/** Writes the workbook of a reconciliation in a process of its own. */
export default async function report(input: ReportInput): Promise<Uint8Array> {
  return writeWorkbook(reportSheets(input))
}
