const MAX_LENGTH = 31

/** Turns wished names into ones a spreadsheet accepts: at most 31 characters, none of []:*?/\, all different. */
export function sheetNames(wished: readonly string[]): string[] {
  const taken = new Set<string>()
  return wished.map((name, index) => {
    const clean = sanitised(name) || `Sheet ${index + 1}`
    let unique = clean
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`
      unique = clean.slice(0, MAX_LENGTH - suffix.length) + suffix
    }
    taken.add(unique.toLowerCase())
    return unique
  })
}

function sanitised(name: string): string {
  const clean = name
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a sheet name cannot carry them
    .replace(/[[\]:*?/\\\u0000-\u001F]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_LENGTH)
    .replace(/^[\s']+|[\s']+$/g, '')
  // "History" is reserved by Excel for shared workbooks.
  return /^history$/i.test(clean) ? `${clean}_` : clean
}
