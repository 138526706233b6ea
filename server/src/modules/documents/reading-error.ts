import type { ExtractionError } from '#packages/extraction'

/** The code of the error catalogue for why a file cannot be read. */
export function codeOf({ code }: ExtractionError): string {
  return code === 'too_large' || code === 'too_many_pages' ? 'extraction_failed' : code
}
