import { isSame } from '../../../shell/meanwhile/three-way.ts'
import type { Draft, DraftBody } from '../queries.ts'
import { type Edits, lineBody } from './draft-values.ts'

export type EditName = keyof Edits

/** What stood in the draft when somebody began to type over it. */
export type Bases = Partial<Record<EditName, unknown>>

/** What a draft has in the place of an edit, as it would be sent. */
export const savedValue = (draft: Draft, name: EditName): unknown =>
  name === 'lines' ? draft.lines.map(lineBody) : draft[name]

/** What is sent over something other than what was typed over: somebody else changed it to something else. */
export function changedByBoth(bases: Bases, body: DraftBody, now: Draft): EditName[] {
  return (Object.keys(body) as EditName[]).filter((name) => {
    const theirs = savedValue(now, name)
    return name in bases && !isSame(theirs, bases[name]) && !isSame(theirs, body[name as keyof DraftBody])
  })
}

/** What the edits that are left stand over, once these were saved. */
export function basesAfter(bases: Bases, body: DraftBody, left: Edits, after: Draft): Bases {
  const sent = Object.keys(body) as EditName[]
  const kept = Object.entries(bases).filter(([name]) => !sent.includes(name as EditName))
  const again = sent.filter((name) => name in left).map((name) => [name, savedValue(after, name)])
  return Object.fromEntries([...kept, ...again])
}
