import { ExtractionError } from '../error.ts'

export type XmlHandler = {
  /** `name` without its prefix; `attributes` as written, for {@link attributeOf}. An empty element closes at once. */
  open: (name: string, attributes: string) => void
  close: (name: string) => void
  /** Text between two tags, entities decoded; one text may come in several pieces. */
  text: (text: string) => void
}

// Excel holds 32,767 characters in a cell; a tag or text beyond this is made to fill memory.
const MOST_PENDING = 2_097_152
const [LESS, GREATER, QUOTE, APOSTROPHE, SLASH, BANG, QUERY] = [60, 62, 34, 39, 47, 33, 63]

/**
 * Reads XML piece by piece without ever holding the whole: tags and texts, no tree, no document type, no entity
 * but the five of XML 1.0 and numbers. Errors: hostile_document for a document type or an endless tag.
 */
export class XmlScanner {
  readonly #handler: XmlHandler
  #rest = ''

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(piece: string): void {
    const text = this.#rest + piece
    let at = 0
    for (;;) {
      const tag = text.indexOf('<', at)
      if (tag < 0) break
      if (tag > at) this.#handler.text(decodeEntities(text.slice(at, tag)))
      const after = this.#markup(text, tag)
      if (after < 0) {
        at = tag
        break
      }
      at = after
    }
    this.#rest = text.slice(at)
    if (this.#rest.length > MOST_PENDING) throw new ExtractionError('hostile_document')
  }

  /** Whether the XML ended where a document may end. */
  end(): boolean {
    return this.#rest.trim() === ''
  }

  /** Handles the markup that begins at `from`; the place after it, or -1 when its end has not come yet. */
  #markup(text: string, from: number): number {
    const kind = text.charCodeAt(from + 1)
    if (kind === QUERY) return endOf(text, '?>', from)
    if (kind === BANG) return this.#declaration(text, from)
    const end = tagEnd(text, from + 1)
    if (end < 0) return -1
    if (kind === SLASH) {
      this.#handler.close(localName(text.slice(from + 2, end).trimEnd()))
      return end + 1
    }
    const is_empty = text.charCodeAt(end - 1) === SLASH
    const inner = text.slice(from + 1, is_empty ? end - 1 : end)
    const space = inner.search(/\s/)
    const name = localName(space < 0 ? inner : inner.slice(0, space))
    this.#handler.open(name, space < 0 ? '' : inner.slice(space))
    if (is_empty) this.#handler.close(name)
    return end + 1
  }

  #declaration(text: string, from: number): number {
    if (text.startsWith('<!--', from)) return endOf(text, '-->', from + 4)
    if (text.startsWith('<![CDATA[', from)) {
      const end = text.indexOf(']]>', from)
      if (end < 0) return -1
      this.#handler.text(text.slice(from + 9, end))
      return end + 3
    }
    if (text.length - from < 9) return -1
    throw new ExtractionError('hostile_document', 'The file declares XML entities.')
  }
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

/** The `>` that ends a tag: one inside a quoted value does not. */
function tagEnd(text: string, from: number): number {
  let quote = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER) return at
    else if (code === QUOTE || code === APOSTROPHE) quote = code
    // XML 1.0 3.1: no tag begins inside another.
    else if (code === LESS) throw new ExtractionError('damaged_document')
  }
  return -1
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

const ENTITY = /&(?:#(\d{1,7})|#x([\dA-Fa-f]{1,6})|(amp|lt|gt|quot|apos));/g
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML 1.0 4.6 and character references; anything else stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (written, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name]!
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written
  })
}

const patterns = new Map<string, RegExp>()

/** The value of an attribute by its name as written, prefix included; null when the tag has none. */
export function attributeOf(attributes: string, name: string): string | null {
  let pattern = patterns.get(name)
  if (!pattern) {
    pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    patterns.set(name, pattern)
  }
  const found = pattern.exec(attributes)
  return found ? decodeEntities(found[1] ?? found[2] ?? '') : null
}

/** Characters XML cannot carry are written `_x000D_` (ECMA-376 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
