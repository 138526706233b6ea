export type ExtractionErrorCode =
  | 'empty_file'
  | 'unsupported_document'
  | 'encrypted_document'
  | 'damaged_document'
  | 'no_text_layer'
  | 'too_large'
  | 'too_many_pages'
  | 'hostile_document'

const ADVICE: Record<ExtractionErrorCode, string> = {
  empty_file: 'The file is empty. Export or download it again and upload the new copy.',
  unsupported_document:
    'This kind of file cannot be read. Upload a PDF, a photograph, an e-invoice (XML), XLSX, XLS, ODS or CSV.',
  encrypted_document:
    'The file is protected by a password. Save a copy without the password and upload that.',
  damaged_document: 'The file is damaged or incomplete. Ask the sender for a fresh copy.',
  no_text_layer:
    'No text could be found. Photograph the page again, straight and in good light, or ask the sender for the original PDF, XLSX or CSV.',
  too_large: 'The file is too large. Split it, or ask the sender for a shorter period.',
  too_many_pages: 'The document has too many pages. Split it, or ask the sender for a shorter period.',
  hostile_document:
    'The file could cost far more to read than it should and was refused. Ask the sender for a fresh copy.',
}

/** Why a file cannot be read, with a message that tells a person what to do next. */
export class ExtractionError extends Error {
  readonly code: ExtractionErrorCode

  constructor(code: ExtractionErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail ? `${detail} ${ADVICE[code]}` : ADVICE[code], options)
    this.name = 'ExtractionError'
    this.code = code
  }
}
