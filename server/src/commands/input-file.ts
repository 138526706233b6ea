import { access, constants, readFile, stat } from 'node:fs/promises'
import { UnreadableInput } from './outcome.ts'

const largest_bytes = 200 * 1024 * 1024

/** Whether a file named on the command line can be read at all. Errors: UnreadableInput in one line. */
export async function checkInput(path: string): Promise<void> {
  await told(path, async () => {
    const found = await stat(path)
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    if (found.size > largest_bytes) throw new UnreadableInput(`${path}: the file has more than 200 MB`)
    await access(path, constants.R_OK)
  })
}

/** The bytes of a file named on the command line. Errors: UnreadableInput in one line. */
export async function readInput(path: string): Promise<Uint8Array> {
  await checkInput(path)
  return told(path, async () => new Uint8Array(await readFile(path)))
}

async function told<Result>(path: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
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
