/** Forms send fields a person left empty as empty texts: the named ones are kept as null. Other texts are trimmed. */
export function blankToNull<T extends object, K extends keyof T>(fields: T, names: readonly K[]): T {
  const kept = { ...fields }
  for (const name of names) {
    const text = kept[name]
    if (typeof text === 'string') kept[name] = (text.trim() || null) as T[K]
  }
  return kept
}
