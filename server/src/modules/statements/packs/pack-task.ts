import { writeWorkbook } from '#packages/spreadsheet'
import { writeLetter } from './letter.ts'
import type { PackInput } from './pack-input.ts'
import { packSheets } from './pack-sheets.ts'

/** Writes letter and sheet of a dispute pack in a process of its own. */
export default async function pack(input: PackInput): Promise<{ pdf: Uint8Array; xlsx: Uint8Array }> {
  return { pdf: await writeLetter(input), xlsx: writeWorkbook(packSheets(input)) }
}
