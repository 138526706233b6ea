import type { Extraction, Hints } from './extraction.ts'
import { type ReadOptions, readDocument } from './read/read.ts'
import { structureDocument } from './structure.ts'

/** `file_name` only completes messages: what a file is, its content tells. */
export type ExtractOptions = ReadOptions & { file_name?: string; hints?: Hints }

/**
 * Reads a document's bytes and makes sense of them: {@link readDocument}, then {@link structureDocument}.
 * @example (await extract(bytes)).proof // 'proven'
 */
export async function extract(
  bytes: Uint8Array,
  { hints, ...options }: ExtractOptions = {},
): Promise<Extraction> {
  return structureDocument(await readDocument(bytes, options), hints)
}
