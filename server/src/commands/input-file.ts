import { readFile, stat } from 'node:fs/promises'
import { UnreadableInput } from './outcome.ts'

const largest_bytes = 200 * 1024 * 1024

/** The bytes of a file named on the command line. Errors: UnreadableInput in one line. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > largest_bytes) throw new UnreadableInput(`${path}: the file has more than 200 MB`)
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (error instanceof UnreadableInput) throw error
    const { code, message } = error as NodeJS.ErrnoException
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder',
      EACCES: 'the file may not be read',
    }
    throw new UnreadableInput(`${path}: ${reasons[code ?? ''] ?? message}`)
  }
}
