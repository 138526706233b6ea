import { basename, resolve } from 'node:path'
import { readingLimits } from '#modules/documents/reading-limits'
import type { Extraction } from '#packages/extraction'
import { ComputeLimitError, openCompute } from '#platform/compute'
import type { Extracted, ExtractTask } from './extract-task.ts'
import { checkInput } from './input-file.ts'
import { type Command, UnreadableInput } from './outcome.ts'

const task = new URL('./extract-task.ts', import.meta.url)

/**
 * Reads a document in a process of its own, under the limits the server reads it under; a file that cannot be read
 * ends with exit 2 and one line.
 */
export async function extractFile(path: string): Promise<Extraction> {
  await checkInput(path)
  const input = { path: resolve(path), file_name: basename(path) }
  const compute = openCompute(1)
  const read = await compute
    .run<ExtractTask, Extracted>(task, input, readingLimits)
    .catch((error): Extracted => {
      if (!(error instanceof ComputeLimitError)) throw error
      return { refusal: `hostile_document: ${error.message}` }
    })
  if ('refusal' in read) throw new UnreadableInput(`${path}: ${read.refusal}`)
  return read.extraction
}

export const extractCommand: Command = {
  usage: 'extract FILE [--json]',
  about:
    'reads a supplier document (PDF, photograph, e-invoice XML, XLSX, XLS, ODS, CSV) into fields and lines',
  arguments: ['FILE'],
  options: { json: { type: 'boolean' } },
  run: ([file]) => extractFile(file!),
}
