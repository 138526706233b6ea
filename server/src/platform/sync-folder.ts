import { open } from 'node:fs/promises'

/** Makes the names in a folder outlive a power cut: a name is only as durable as its folder. Windows has no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
