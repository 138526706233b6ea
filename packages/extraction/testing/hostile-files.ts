import type { HostileFile } from './hostile-file.ts'
import { hostilePdfs } from './hostile-pdf.ts'
import { hostileSheets } from './hostile-sheets.ts'
import { hostileXls } from './hostile-xls.ts'
import { hostileZips } from './hostile-zip.ts'

export type { HostileFile } from './hostile-file.ts'

/** The hostile pack: every file made by a script, with the ends it may come to. */
export const hostileFiles: readonly HostileFile[] = [
  ...hostilePdfs,
  ...hostileZips,
  ...hostileSheets,
  ...hostileXls,
]
