/** What a column holds; it decides the style in XLSX and the notation in CSV. */
export type CellKind = 'text' | 'number' | 'money' | 'date' | 'percent'

/** One column: `width` in characters of the standard font, guessed from the header when absent. */
export type Column = { header: string; kind: CellKind; width?: number }

/** One sheet: `rows` and `totals` hold one value per column, null and undefined leave the cell empty. */
export type Sheet = {
  name: string
  columns: Column[]
  rows: readonly (readonly unknown[])[]
  freeze_header?: boolean
  totals?: readonly unknown[]
}
