export interface Site {
  id: string
  name: string
  location: string | null
}

/**
 * The restaurant that a text on a statement names, by its name or address; null when it names none or several.
 * Example: `Deliver to: THE COOKIE JAR, Old Town` is The Cookie Jar.
 */
export function siteNamed(text: string | null | undefined, restaurants: readonly Site[]): Site | null {
  const said = folded(text ?? '')
  if (said === '') return null
  const exact = restaurants.filter(({ name }) => folded(name) === said)
  if (exact.length === 1) return exact[0]!
  const named = restaurants.filter(({ name, location }) =>
    [name, location].some((words) => {
      const known = folded(words ?? '')
      return (
        known !== '' &&
        (` ${said} `.includes(` ${known} `) ||
          (said.length >= leastLetters && ` ${known} `.includes(` ${said} `)))
      )
    }),
  )
  return named.length === 1 ? named[0]! : null
}

/** Fewer letters are found in too many addresses. */
const leastLetters = 5

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
