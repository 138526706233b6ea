import { readFile } from 'node:fs/promises'
import {
  type Corrections,
  type Layout,
  layoutSignature,
  learnLayout,
  readDocument,
} from '#packages/extraction'

export interface LearnTask {
  path: string
  truth: Corrections
}

export type Learned = { signature: string; layout: Layout }

/** Larger than any layout is, and small enough to hand many to a reading. */
const mostCharacters = 20_000

/** Learns how a stored file is laid out from what it truly says; runs in a process of its own. */
export default async function learn({ path, truth }: LearnTask): Promise<Learned | null> {
  const text = await readDocument(new Uint8Array(await readFile(path)))
  const layout = learnLayout(text, truth)
  if (!layout || JSON.stringify(layout).length > mostCharacters) return null
  return { signature: layoutSignature(text), layout }
}
