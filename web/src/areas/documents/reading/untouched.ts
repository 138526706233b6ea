import { isSame } from '../../../shell/meanwhile/three-way.ts'
import type { Extraction } from '../queries.ts'
import { type FieldName, valueNamed } from './read-values.ts'
import type { CorrectionBody } from './use-correct.ts'

/** Whether what is corrected says the same as when it was seen: lines are named by their place, so all count. */
export function isUntouched(body: CorrectionBody, then: Extraction | null, now: Extraction | null): boolean {
  if (!then || !now) return false
  return Object.keys(body).every((name) => {
    if (name === 'lines') return isSame(then.lines, now.lines)
    if (name === 'document_type') return then.document_type === now.document_type
    return isSame(valueNamed(then, name as FieldName), valueNamed(now, name as FieldName))
  })
}
