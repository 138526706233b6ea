import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'

/**
 * Refuses XML that would cost too much before anything is built from it: too many tags or too many references.
 * Errors: hostile_document.
 */
export function prescanXml(text: string): void {
  if (occurrences(text, '&', LIMITS.xml_references) > LIMITS.xml_references) {
    throw refusedXml('it has too many character references')
  }
  // Every element has one tag or two.
  if (occurrences(text, '<', 2 * LIMITS.xml_nodes) > 2 * LIMITS.xml_nodes) {
    throw refusedXml('it has too many elements')
  }
}

export const refusedXml = (why: string) =>
  new ExtractionError('hostile_document', `The XML was refused: ${why}.`)

function occurrences(text: string, character: string, most: number): number {
  let count = 0
  for (let at = text.indexOf(character); at >= 0 && count <= most; at = text.indexOf(character, at + 1))
    count += 1
  return count
}
