import type { CellKind } from './column.ts'

/** Indexes into `cellXfs` of the style sheet below. */
export const STYLE = { plain: 0, header: 1, money: 2, date: 3, moment: 4, percent: 5 } as const
const TOTAL_OFFSET = 6

/** The style of a body cell, or of the same cell in the totals row. */
export function styleOf(kind: CellKind, { has_time = false, is_total = false } = {}): number {
  const base =
    kind === 'money'
      ? STYLE.money
      : kind === 'percent'
        ? STYLE.percent
        : kind === 'date'
          ? has_time
            ? STYLE.moment
            : STYLE.date
          : STYLE.plain
  return is_total ? base + TOTAL_OFFSET : base
}

const FORMATS = [0, 0, 4, 164, 165, 166]

function cellFormats(): string {
  const body = FORMATS.map((format, index) =>
    index === STYLE.header
      ? '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"><alignment vertical="center"/></xf>'
      : `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  )
  const totals = FORMATS.map(
    (format) =>
      `<xf numFmtId="${format}" fontId="1" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>`,
  )
  return [...body, ...totals].join('')
}

/** The style sheet part (ECMA-376 Part 1, 18.8): dates as ISO, money with two decimals, percent with one. */
export function stylesXml(): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="0.0%"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF999999"/></bottom><diagonal/></border><border><left/><right/><top style="thin"><color rgb="FF333333"/></top><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length * 2}">${cellFormats()}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
