/** Of so many things the version that was seen last is known; the longest known is forgotten first. */
const MOST = 500

const versions = new Map<string, string>()

/** Keeps what the server calls this state of a thing: its entity tag. */
export function rememberVersion(address: string, tag: string | null): void {
  versions.delete(address)
  if (tag === null) return
  versions.set(address, tag)
  if (versions.size > MOST) versions.delete(versions.keys().next().value!)
}

/**
 * The version of a thing that was read or answered last, to send as `if_match`.
 * @example versionOf(addressOf('/vendors/{id}', { id }))
 */
export const versionOf = (address: string): string | undefined => versions.get(address)
