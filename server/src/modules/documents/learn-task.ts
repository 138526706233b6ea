import { readFile } from 'node:fs/promises'
import {
  type Corrections,
  isSameLayout,
  type Layout,
  layoutSignature,
  learnLayout,
  readDocument,
} from '#packages/extraction'
import { loadOcrData } from '#platform/ocr-data'

export interface LearnTask {
  path: string
  truth: Corrections
  /** What was learned of this supplier's papers so far. */
  known: Learned[]
}

export type Learned = { signature: string; layout: Layout }

/** Larger than any layout is, and small enough to hand many to a reading. */
const mostCharacters = 20_000

/** Learns how a stored file is laid out from what it truly says; runs in a process of its own. */
export default async function learn({ path, truth, known }: LearnTask): Promise<Learned | null> {
  const bytes = new Uint8Array(await readFile(path))
  const text = await readDocument(bytes, { scans: { data: loadOcrData } })
  const signature = layoutSignature(text)
  const before = known.find((one) => isSameLayout(one.signature, signature))
  const layout = learnLayout(text, truth, before?.layout)
  if (!layout || JSON.stringify(layout).length > mostCharacters) return null
  // Two pictures of one paper differ in a word or two: they keep one layout, not two.
  const kept = before?.signature ?? signature
  return { signature: kept, layout: { ...layout, signature: kept } }
}
