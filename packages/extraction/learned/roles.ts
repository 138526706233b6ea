import { headerRole, MONEY_ROLES, NUMERIC_ROLES, type Role } from '../vocabulary/headers.ts'
import { prints, type TaughtRow, type Writing } from './cells.ts'
import type { LearnedColumn, TaughtField } from './layout.ts'
import type { Strip } from './strips.ts'

/** A strip with the words over it. */
export type Named = { strip: Strip; name: string; name_x?: number }

/** Values that stand in one column each; amounts may stand in two. */
const SINGLE = ['date', 'reference', 'balance', 'quantity', 'unit_price', 'unit', 'description'] as const
/** Of the lines that have such a value, at least this share must stand in its column, if nobody told. */
const LEAST_SHARE = 0.5

/**
 * What each strip holds: what a person told first, then what most lines say, then what was learned of the words over it
 * before, then the dictionary, which has no say on what a person moved.
 */
export function rolesOf(
  named: readonly Named[],
  rows: readonly TaughtRow[],
  writing: Writing,
  { is_bank, before }: { is_bank: boolean; before: readonly LearnedColumn[] },
): Map<Strip, Role> {
  const roles = new Map<Strip, Role>()
  const strips = named.map(({ strip }) => strip)
  const votes = [...SINGLE, 'amount' as const].flatMap((field) =>
    strips.map((strip) => ({ field, strip, ...votesFor(strip, field, rows, writing) })),
  )
  votes.sort((a, b) => b.told - a.told || b.hits - a.hits)
  for (const { field, strip, is_enough } of votes) {
    if (!is_enough || roles.has(strip) || [...roles.values()].includes(field)) continue
    roles.set(strip, field)
  }
  withSides(roles, named, rows, writing, is_bank)
  const known = new Map(before.filter(({ name }) => name !== '').map(({ name, role }) => [name, role]))
  for (const { strip, name } of named) {
    if (roles.has(strip)) continue
    const role = known.get(name) ?? headerRole(name)
    roles.set(strip, role && fits(role, strip, roles) ? role : spare(strip))
  }
  return roles
}

function votesFor(strip: Strip, field: TaughtField, rows: readonly TaughtRow[], writing: Writing) {
  const having = rows.filter(({ line }) => line[field] !== null)
  const standing = having.filter((row) => {
    const cell = strip.cells.get(row)
    return cell !== undefined && prints(cell, field, row.line[field]!, writing)
  })
  const tells = (list: readonly TaughtRow[]) => list.filter(({ line }) => line.told.includes(field)).length
  const [told, all_told] = [tells(standing), tells(having)]
  const is_enough =
    all_told > 0 ? told > 0 : standing.length > 0 && standing.length >= having.length * LEAST_SHARE
  return { told, hits: standing.length, is_enough }
}

/** One column of amounts may be two: what is owed in the one, what was paid in the other. */
function withSides(
  roles: Map<Strip, Role>,
  named: readonly Named[],
  rows: readonly TaughtRow[],
  writing: Writing,
  is_bank: boolean,
): void {
  const first = [...roles].find(([, role]) => role === 'amount')?.[0]
  if (!first) return
  const amounts = (strip: Strip) =>
    rows.filter((row) => {
      const cell = strip.cells.get(row)
      return row.line.amount && cell && prints(cell, 'amount', row.line.amount, writing)
    })
  const left = rows.filter((row) => isEmpty(first, row))
  const second = named
    .map(({ strip }) => ({ strip, count: amounts(strip).filter((row) => left.includes(row)).length }))
    .filter(({ strip, count }) => strip !== first && strip.sort === 'figure' && count > 0)
    .sort((a, b) => b.count - a.count)[0]?.strip
  const [sign, other] = [signOf(amounts(first)), second ? signOf(amounts(second)) : 0]
  if (second && sign * other < 0) {
    const owed = is_bank ? 'credit' : 'debit'
    const paid = is_bank ? 'debit' : 'credit'
    roles.set(first, sign > 0 ? owed : paid)
    roles.set(second, other > 0 ? owed : paid)
    return
  }
  // A column of one side whose other side has no entry this month.
  const own = headerRole(named.find(({ strip }) => strip === first)!.name)
  if (own === 'debit' && sign === (is_bank ? -1 : 1)) roles.set(first, own)
  if (own === 'credit' && sign === (is_bank ? 1 : -1)) roles.set(first, own)
}

/** A nought is as good as nothing. */
function isEmpty(strip: Strip, row: TaughtRow): boolean {
  const cell = strip.cells.get(row)
  return !cell || !/[1-9]/.test(cell.text)
}

/** Which way amounts go: those a person told decide, else most; 0 where they go both ways. */
function signOf(rows: readonly TaughtRow[]): number {
  const told = rows.filter(({ line }) => line.told.includes('amount'))
  const signs = (told.length > 0 ? told : rows).map(({ line }) => Math.sign(line.amount!))
  const sum = signs.reduce((all, sign) => all + sign, 0)
  return Math.abs(sum) > signs.length * 0.8 ? Math.sign(sum) : 0
}

/** Whether what a name says can be: a role nobody has, over cells of its sort; amounts are where a person sees them. */
function fits(role: Role, strip: Strip, roles: ReadonlyMap<Strip, Role>): boolean {
  const taken = [...roles.values()]
  if (taken.includes(role)) return false
  if (strip.sort === 'date') return /date/.test(role)
  if (strip.sort === 'text') return !NUMERIC_ROLES.has(role) && !/date/.test(role)
  if (!NUMERIC_ROLES.has(role)) return role === 'reference' || role === 'code' || role === 'position'
  if (role === 'balance' || !MONEY_ROLES.has(role)) return true
  return !taken.includes('amount') && !(taken.includes('debit') && taken.includes('credit'))
}

const spare = ({ sort }: Strip): Role => (sort === 'date' ? 'value_date' : 'other')
