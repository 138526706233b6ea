import { Chance } from './chance.ts'
import type { Paper } from './paper.ts'
import type { DocumentLocale } from './printed.ts'
import { inventLook, type StatementLook } from './statement-look.ts'
import { Press } from './statement-press.ts'
import { inventStatement, type StatementTruth, type TrueLine, type TruthOptions } from './statement-truth.ts'

export type InventedStatement = { truth: StatementTruth; look: StatementLook; paper: Paper }

/**
 * A statement of a seed on paper, and what it truly says; `is_kept` draws layouts kept aside, `given` lines are printed
 * instead of invented ones.
 */
export function statementPaper(
  seed: number,
  locale: DocumentLocale,
  { is_kept = false, lines, given }: { is_kept?: boolean; lines?: number; given?: TrueLine[] } = {},
): InventedStatement {
  const chance = new Chance(seed, is_kept)
  const more = new Chance(seed * 13 + 5, is_kept)
  const look = inventLook(chance, more)
  const sections = sectionsFor(chance.next(), given !== undefined || look.is_two_up || look.header === 'none')
  const truth = inventStatement(seed, locale, {
    lines: lines ?? chance.of([4, 9, 18, 40, 90]),
    sections,
    is_kept,
    has_allocations: chance.is(0.12),
    has_opening: look.opening !== 'none',
    has_few_credits: more.is(0.15),
    ...(chance.is(0.04) && sections === 'one' && !given ? { currency: 'JPY' } : {}),
  })
  if (given) {
    truth.sections[0]!.lines = given
    const days = given.map(({ date }) => date).sort()
    truth.from = days[0]!
    truth.to = days.at(-1)!
  }
  const press = new Press(chance, truth, look)
  press.print()
  return { truth, look, paper: press.paper }
}

function sectionsFor(roll: number, is_one: boolean): TruthOptions['sections'] {
  if (is_one || roll >= 0.15) return 'one'
  return roll < 0.1 ? 'sites' : 'currencies'
}
