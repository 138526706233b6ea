import type { FoundField } from '../extraction.ts'
import { type Printed, placeOf } from '../lines/printed.ts'

/** A found value as it goes out: what is printed, where, how surely. */
export function foundField(printed: Printed, confidence: number, is_sheet: boolean): FoundField {
  // What a picture was read from is no surer than the reading.
  const read = Math.min(1, ...printed.segments.map((segment) => segment.confidence ?? 1))
  return {
    text: printed.text,
    ...placeOf(printed, is_sheet),
    confidence: Math.round(Math.min(confidence, read) * 100) / 100,
  }
}
