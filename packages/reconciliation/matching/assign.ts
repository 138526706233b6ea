import type { Doc, Match } from './doc.ts'
import { assignOptimally } from './hungarian.ts'

/** A weighed pair; higher is better. */
export type Edge = { line: Doc; entry: Doc; score: number }

/** Components with more documents than this on their smaller side are matched best-first. */
const LARGEST_OPTIMAL = 48

/**
 * Chooses pairs with the greatest total of (score − acceptScore): optimally inside small components of
 * competing pairs, best-first in large ones. Every edge must have its own score (ties broken beforehand).
 */
export function assignEdges(edges: readonly Edge[], acceptScore: number): Match[] {
  const accepted = edges.filter((edge) => edge.score > acceptScore)
  const chosen = components(accepted).flatMap((component) => solve(component, acceptScore))
  // Best first, so that what follows does not depend on how the components were found.
  chosen.sort((a, b) => b.score - a.score)
  const rivals = bestTwo(edges)
  return chosen.map((edge) => ({
    lines: [edge.line],
    entries: [edge.entry],
    score: edge.score,
    rivalScore: Math.max(rivalOf(rivals.get(edge.line)!, edge), rivalOf(rivals.get(edge.entry)!, edge)),
  }))
}

function solve(edges: readonly Edge[], acceptScore: number): readonly Edge[] {
  if (edges.length === 1) return edges
  const lines = [...new Set(edges.map((edge) => edge.line))]
  const entries = [...new Set(edges.map((edge) => edge.entry))]
  if (Math.min(lines.length, entries.length) > LARGEST_OPTIMAL) return bestFirst(edges)
  const isFlipped = lines.length > entries.length
  const [rows, columns] = isFlipped ? [entries, lines] : [lines, entries]
  const table = new Map<Doc, Map<Doc, Edge>>()
  for (const edge of edges) {
    const [row, column] = isFlipped ? [edge.entry, edge.line] : [edge.line, edge.entry]
    if (!table.has(row)) table.set(row, new Map())
    table.get(row)!.set(column, edge)
  }
  const edgeAt = (row: number, column: number) => table.get(rows[row]!)?.get(columns[column]!)
  const columnOf = assignOptimally(rows.length, columns.length, (row, column) => {
    const edge = edgeAt(row, column)
    return edge ? edge.score - acceptScore : Number.NEGATIVE_INFINITY
  })
  return columnOf.flatMap((column, row) => (column < 0 ? [] : [edgeAt(row, column)!]))
}

function bestFirst(edges: readonly Edge[]): Edge[] {
  const used = new Set<Doc>()
  return [...edges]
    .sort((a, b) => b.score - a.score)
    .filter(({ line, entry }) => {
      if (used.has(line) || used.has(entry)) return false
      used.add(line).add(entry)
      return true
    })
}

/** Groups edges that share documents, directly or through others (union-find with path halving). */
function components(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<Doc, Doc>()
  const find = (doc: Doc): Doc => {
    let root = doc
    for (let up = parent.get(root); up && up !== root; up = parent.get(root)) {
      parent.set(root, parent.get(up) ?? up)
      root = up
    }
    return root
  }
  for (const { line, entry } of edges) parent.set(find(line), find(entry))
  const groups = new Map<Doc, Edge[]>()
  for (const edge of edges) {
    const root = find(edge.line)
    const group = groups.get(root)
    if (group) group.push(edge)
    else groups.set(root, [edge])
  }
  return [...groups.values()]
}

type BestTwo = { best: Edge; secondScore: number }

function bestTwo(edges: readonly Edge[]): Map<Doc, BestTwo> {
  const known = new Map<Doc, BestTwo>()
  for (const edge of edges) {
    for (const doc of [edge.line, edge.entry]) {
      const two = known.get(doc)
      if (!two) known.set(doc, { best: edge, secondScore: Number.NEGATIVE_INFINITY })
      else if (edge.score > two.best.score) known.set(doc, { best: edge, secondScore: two.best.score })
      else if (edge.score > two.secondScore) two.secondScore = edge.score
    }
  }
  return known
}

function rivalOf({ best, secondScore }: BestTwo, edge: Edge): number {
  return best === edge ? secondScore : best.score
}
