import { isCurrency, siteNamed } from '../vocabulary/sites.ts'
import { checkMoney } from './balances.ts'
import type { Entry } from './entry.ts'

/** A check among the entries of a section and how many of them stand above it. */
export type PlacedCheck = { after: number; check: Entry }

/** A part of a statement with balances of its own: a restaurant, a currency, or the whole. */
export type Section = {
  site: string | null
  currency: string | null
  entries: Entry[]
  /** Opening and closing figures. */
  checks: Entry[]
  carried: PlacedCheck[]
  totals: PlacedCheck[]
}

/** Parts the rows of a statement where one account ends and the next begins. */
export function sectionsOf(all: readonly Entry[]): Section[] {
  const sections: Section[] = [emptySection()]
  let is_closed = false
  for (const given of all) {
    const entry = isBalanceOnly(given, all) ? { ...given, label: 'opening' as const } : given
    let section = sections.at(-1)!
    const { headings } = entry.row
    const named = namesOf(headings)
    const has_begun = section.entries.length > 0 || section.checks.length > 0
    if (has_begun && begins(entry, section, is_closed, named)) {
      section = { ...emptySection(), site: section.site, currency: section.currency }
      sections.push(section)
      is_closed = false
    }
    if (named.site) section.site = named.site
    if (named.currency) section.currency = named.currency
    if (entry.label === null) section.entries.push(entry)
    else is_closed = placeCheck(entry, section) || is_closed
  }
  return byCurrency(sections.filter((section) => section.entries.length > 0 || section.checks.length > 0))
}

/** A row with a balance and no movement is a balance brought in, whatever its words. */
function isBalanceOnly(entry: Entry, all: readonly Entry[]): boolean {
  const { label, balance, amount, debit, credit, outstanding, paid } = entry
  if (label !== null || !balance || amount || debit || credit || outstanding || paid) return false
  // A movement whose figure was not found is no balance.
  if (entry.reference !== null || (entry.kind !== 'other' && entry.kind !== 'opening')) return false
  return all.some((other) => other.amount ?? other.debit ?? other.credit)
}

const emptySection = (): Section => ({
  site: null,
  currency: null,
  entries: [],
  checks: [],
  carried: [],
  totals: [],
})

/** Whether texts above a row name a restaurant or a currency. */
export const namesSection = (headings: readonly string[]): boolean => {
  const { site, currency } = namesOf(headings)
  return site !== undefined || currency !== undefined
}

type Names = { site: string | undefined; currency: string | undefined }

function namesOf(headings: readonly string[]): Names {
  const currency = headings.find((text) => isCurrency(text))
  return {
    site: headings.map(siteNamed).find((name) => name !== undefined),
    currency: currency?.trim().slice(-3).toUpperCase(),
  }
}

function begins(entry: Entry, section: Section, is_closed: boolean, named: Names): boolean {
  if (named.site && named.site !== section.site && section.entries.length > 0) return true
  if (named.currency && named.currency !== section.currency && section.entries.length > 0) return true
  if (entry.label === 'opening' && section.entries.length > 0)
    return is_closed || !(entry.row.is_first_on_page && isBroughtOver(entry, section))
  return entry.label === null && is_closed
}

/** On a new page the balance is the one the page before ended with; where none was printed, the words decide. */
function isBroughtOver(entry: Entry, section: Section): boolean {
  const before = section.carried.at(-1)?.check.balance ?? section.entries.at(-1)?.balance
  const here = checkMoney(entry)
  return !before || !here || before.minor === here.minor
}

/** Puts a check where it belongs; answers whether it ends the section. */
function placeCheck(entry: Entry, section: Section): boolean {
  const is_empty = section.entries.length === 0
  // A balance carried onto the first page is where the statement starts.
  const is_start = entry.label === 'carried' && is_empty && section.checks.length === 0
  const is_later = entry.label === 'opening' && !is_empty
  const label = is_start ? 'opening' : is_later ? 'carried' : entry.label
  const check: Entry = { ...entry, label }
  if (label === 'carried') {
    if (checkMoney(check)) section.carried.push({ after: section.entries.length, check })
    return false
  }
  if (label === 'total') section.totals.push({ after: section.entries.length, check })
  section.checks.push(check)
  return label === 'closing' && !is_empty
}

/** Entries of several currencies in one table are accounts of their own. */
function byCurrency(sections: Section[]): Section[] {
  return sections.flatMap((section) => {
    const codes = [...new Set(section.entries.map(({ currency }) => currency))]
    if (codes.length < 2 || codes.includes(null))
      return [{ ...section, currency: section.currency ?? codes[0] ?? null }]
    return codes.map((currency) => ({
      ...section,
      currency,
      entries: section.entries.filter((entry) => entry.currency === currency),
      carried: [],
      totals: [],
    }))
  })
}
