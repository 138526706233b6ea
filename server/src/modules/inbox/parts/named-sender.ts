const words = ['from', 'de', 'von', 'da', 'van', 'remitente', 'expéditeur', 'mittente', 'remetente']
const line = new RegExp(`^[>\\s*]*(?:${words.join('|')})\\s*:\\**\\s*(.+)$`, 'i')

const longest = 100_000
const mostLines = 300
const longestLine = 400

/**
 * Whom the body of a forwarded message names as its sender: the first line like “From: Liffey Mills
 * <orders@mill.example>”, in the words mail programs use. Anybody can write that: it is evidence, no more.
 */
export function findNamedSender(text: string): string | null {
  for (const given of text.slice(0, longest).split('\n', mostLines)) {
    const said = given.length <= longestLine ? line.exec(given.trim())?.[1] : undefined
    const address = said?.match(/[^\s<>@"'(),;:[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/i)?.[0]
    if (address) return address.toLowerCase()
  }
  return null
}
