/** What a refusal of the server looks like to a form: the places it is about. */
export interface Refusal {
  details: { loc: (string | number)[]; msg: string }[]
}

const isRefusal = (error: unknown): error is Refusal =>
  typeof error === 'object' && error !== null && Array.isArray((error as Partial<Refusal>).details)

/**
 * Puts a refusal's details on the fields they are about.
 * `['body','items',0,'quantity']` is the field `items.0.quantity`, or `items` where the form knows no deeper.
 * What belongs to no field is in `rest`, to be said above the form.
 * @example fieldErrors(error, ['email']) // { fields: { email: 'Not an e-mail address' }, rest: [] }
 */
export function fieldErrors(
  error: unknown,
  names: readonly string[],
): { fields: Record<string, string>; rest: string[] } {
  const fields: Record<string, string> = {}
  const rest: string[] = []
  for (const { loc, msg } of isRefusal(error) ? error.details : []) {
    const path = loc[0] === 'body' || loc[0] === 'query' ? loc.slice(1) : loc
    const name = longestKnown(path, names)
    if (!name) rest.push(msg)
    else fields[name] ??= msg
  }
  return { fields, rest }
}

function longestKnown(path: (string | number)[], names: readonly string[]): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const name = path.slice(0, length).join('.')
    if (names.includes(name)) return name
  }
  return undefined
}
