import {
  type Extraction,
  type Layout,
  learnLayout,
  structureDocument,
  type TaughtLine,
} from '#packages/extraction'
import { Chance } from '../packages/extraction/testing/chance.ts'
import {
  type OddLook,
  type OddRow,
  oddLook,
  oddPaper,
  oddRows,
} from '../packages/extraction/testing/odd-paper.ts'
import type { BenchResult } from './bench-result.ts'

const LOOKS = 300
// Looked at by nobody.
const FROM = 80_001
const MEDIA = ['page', 'picture', 'sheet'] as const

const hints = { document_type: 'statement' as const }

/** Odd layouts of invented suppliers: how many of the next papers are right before and after one paper was corrected. */
export function layouts(looks = LOOKS): BenchResult[] {
  const cases = Array.from({ length: looks }, (_, at) => caseOf(FROM + at))
  const share = (
    metric: string,
    of: typeof cases,
    is: (one: (typeof cases)[number]) => boolean,
  ): BenchResult => ({
    metric: `odd layouts, ${metric}`,
    value: Math.round((of.filter(is).length / of.length) * 1_000) / 1_000,
    unit: '',
    better: 'higher',
  })
  const results = MEDIA.flatMap((medium) => {
    const of = cases.filter(({ look }) => look.medium === medium)
    return [
      share(`${medium}: right before`, of, ({ before }) => before),
      share(`${medium}: right after one line was corrected`, of, ({ after_line }) => after_line),
      share(`${medium}: right after one paper was corrected`, of, ({ after_paper }) => after_paper),
    ]
  })
  const worse = cases.filter(({ before, after_line, after_paper }) => before && !(after_line && after_paper))
  return [
    ...results,
    { metric: 'odd layouts: made worse', value: worse.length, unit: '', target: 0, better: 'lower' },
    {
      metric: 'odd layouts: read by another’s layout',
      value: foreign(cases),
      unit: '',
      target: 0,
      better: 'lower',
    },
  ]
}

function caseOf(seed: number) {
  const chance = new Chance(seed)
  const look: OddLook = oddLook(chance)
  const rows = oddRows(chance, look, 3)
  const first = oddPaper(look, rows, chance)
  const next_rows = oddRows(chance, look, 5)
  const next = oddPaper(look, next_rows, chance)
  const read = structureDocument(first, hints)
  const learned = (lines: TaughtLine[]) => learnLayout(first, { document_type: 'statement', lines })
  const plain = structureDocument(next, hints)
  const isRight = (layout: Layout | undefined) =>
    isRead(layout ? structureDocument(next, { ...hints, layout }) : plain, next_rows)
  const whole = learned(corrected(read, rows, rows.length))
  return {
    ...{ look, next, plain, layout: whole, before: isRead(plain, next_rows) },
    after_line: isRight(learned(corrected(read, rows, 1))),
    after_paper: isRight(whole),
  }
}

const isRead = ({ lines }: Extraction, rows: readonly OddRow[]) =>
  lines.length === rows.length &&
  lines.every(
    ({ date, reference, amount }, at) =>
      date === rows[at]!.date && reference === rows[at]!.reference && amount === rows[at]!.amount,
  )

/** The lines with the first `most` that were read wrongly as a person gives them; lines that were missed are added. */
function corrected({ lines }: Extraction, rows: readonly OddRow[], most: number): TaughtLine[] {
  let left = most
  if (lines.length !== rows.length) return rows.slice(0, most).map(added)
  return lines.map((line, at) => {
    const { date, reference, amount } = rows[at]!
    const truth = { date, reference, amount }
    const told = (['date', 'reference', 'amount'] as const).filter((name) => line[name] !== truth[name])
    if (told.length === 0 || left === 0) return { ...line, told: [] }
    left -= 1
    return { ...line, ...truth, told }
  })
}

const added = ({ date, reference, amount }: OddRow): TaughtLine => ({
  ...{ date, reference, amount, description: null, quantity: null, unit: null, unit_price: null },
  ...{ debit: null, credit: null, balance: null, kind: 'other', page: null, box: null },
  told: ['date', 'reference', 'amount'],
})

/** Papers that another supplier's layout makes anything else of. */
function foreign(cases: readonly ReturnType<typeof caseOf>[]): number {
  return cases.filter(({ next, plain }, at) => {
    const { layout } = cases[(at + 1) % cases.length]!
    if (!layout) return false
    return JSON.stringify(structureDocument(next, { ...hints, layout }).lines) !== JSON.stringify(plain.lines)
  }).length
}
