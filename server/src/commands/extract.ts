import { basename } from 'node:path'
import { type Extraction, ExtractionError, extract } from '#packages/extraction'
import { loadOcrData } from '../platform/ocr-data.ts'
import { readInput } from './input-file.ts'
import { type Command, UnreadableInput } from './outcome.ts'

/** Reads a document; a file that cannot be read ends with exit 2 and one line. */
export async function extractFile(path: string): Promise<Extraction> {
  try {
    return await extract(await readInput(path), {
      file_name: basename(path),
      scans: { data: loadOcrData },
    })
  } catch (error) {
    if (error instanceof ExtractionError)
      throw new UnreadableInput(`${path}: ${error.code}: ${error.message}`)
    throw error
  }
}

export const extractCommand: Command = {
  usage: 'extract FILE [--json]',
  about:
    'reads a supplier document (PDF, photograph, e-invoice XML, XLSX, XLS, ODS, CSV) into fields and lines',
  arguments: ['FILE'],
  options: { json: { type: 'boolean' } },
  run: ([file]) => extractFile(file!),
}
