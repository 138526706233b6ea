/** A name as it stands in a tag, split at its prefix. */
export type XmlName = { whole: string; prefix: string; local: string }

const NAME = /^[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*(?::[\p{L}_][\p{L}\p{N}\p{M}_.\-·]*)?$/u
const LONGEST = 200

/** The names of one document: few different ones stand very often, so each is judged and kept once. */
export class XmlNames {
  readonly #known = new Map<string, XmlName>()

  /** undefined when the text is no name of XML with namespaces. */
  named(text: string): XmlName | undefined {
    const known = this.#known.get(text)
    if (known) return known
    if (text.length > LONGEST || !NAME.test(text)) return undefined
    const colon = text.indexOf(':')
    const name = { whole: text, prefix: text.slice(0, Math.max(0, colon)), local: text.slice(colon + 1) }
    this.#known.set(text, name)
    return name
  }
}

const SPACE = 0x20
const ENDS = new Set([...'\t\n\r/>=<&"\''].map((character) => character.charCodeAt(0)))

/** Where a name that begins at `from` ends. */
export function endOfName(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === SPACE || (code < 0x40 && ENDS.has(code))) break
  }
  return at
}

/** Where the white space that begins at `from` ends. */
export function endOfSpace(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== 0x9 && code !== 0xa && code !== 0xd) break
  }
  return at
}
