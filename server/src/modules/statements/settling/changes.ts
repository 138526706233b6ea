import type { KeptItem } from '../item-queries.ts'
import type { ItemBrief } from '../rerun-contract.ts'
import { hasSameMembers } from './replay.ts'

export interface Change {
  position: number
  before: ItemBrief[]
  after: ItemBrief[]
}

/** What moved between two runs: items that share a line or an entry, as they were and as they are. */
export function changesBetween(before: readonly KeptItem[], after: readonly KeptItem[]): Change[] {
  const groups = new Map<string, Change & { is_same: boolean }>()
  const find = grouping([...before, ...after])
  for (const [side, items] of [
    ['before', before],
    ['after', after],
  ] as const)
    for (const item of items) {
      const root = find(item)
      const group = groups.get(root) ?? { position: item.position, before: [], after: [], is_same: false }
      group[side].push(brief(item))
      group.position = Math.min(group.position, item.position)
      groups.set(root, group)
    }
  const now = new Map(after.map((item) => [find(item), item]))
  for (const item of before) {
    const root = find(item)
    const group = groups.get(root)!
    const other = now.get(root)
    group.is_same =
      group.before.length === 1 && group.after.length === 1 && other !== undefined && looksSame(item, other)
  }
  return [...groups.values()]
    .filter((group) => !group.is_same)
    .map(({ is_same: _, ...change }) => change)
    .sort((a, b) => a.position - b.position)
}

function looksSame(a: KeptItem, b: KeptItem): boolean {
  return (
    a.status === b.status &&
    a.statement_amount === b.statement_amount &&
    a.ledger_amount === b.ledger_amount &&
    hasSameMembers(a, b)
  )
}

function brief(item: KeptItem): ItemBrief {
  const amount = (text: string | null) => (text === null ? null : Number(text))
  return {
    item_id: item.id,
    ...{ status: item.status, decision: item.decision, currency: item.currency },
    ...{ invoice_number: item.invoice_number, invoice_date: item.invoice_date },
    statement_amount: amount(item.statement_amount),
    ledger_amount: amount(item.ledger_amount),
    difference: Number(item.difference),
  }
}

/** Which items hang together by shared members, whichever run they are of: the name of their group. */
function grouping(items: readonly KeptItem[]): (item: KeptItem) => string {
  const parent = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let up = parent.get(root) ?? root; up !== root; up = parent.get(root) ?? root) root = up
    parent.set(name, root)
    return root
  }
  const membersOf = ({ details }: KeptItem) => [
    ...details.statement_lines.map(({ line }) => `line ${line}`),
    ...details.ledger_entries.map(({ invoice_id }) => invoice_id),
  ]
  for (const item of items) {
    const [first, ...rest] = membersOf(item)
    for (const member of rest) parent.set(rootOf(member), rootOf(first!))
  }
  return (item) => rootOf(membersOf(item)[0]!)
}
