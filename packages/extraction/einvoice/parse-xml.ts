import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import type { XmlElement } from './xml-element.ts'
import { XmlSyntaxError } from './xml-error.ts'
import { resolveReferences } from './xml-references.ts'

type Open = { element: XmlElement; children: XmlElement[]; tag: string; scope: Scope; texts: string[] }

/** Prefixes declared on an element; those of its ancestors stand in `above`. */
type Scope = { prefixes: ReadonlyMap<string, string>; above: Scope | null }

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
const ROOT_SCOPE: Scope = { prefixes: new Map([['xml', XML_NAMESPACE]]), above: null }
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({})
const NO_CHILDREN: readonly XmlElement[] = Object.freeze([])
const NAME = /[\p{L}_:][\p{L}\p{N}\p{M}_:.\-·]*/uy
const SPACE = /[ \t\r\n]*/y
const ONLY_SPACE = /^[ \t\r\n]*$/

/**
 * Reads XML 1.0 with namespaces into elements, in one pass that counts as it goes. There is no DTD: a DOCTYPE is
 * refused, so no entity beyond the five can be declared and nothing outside the text is ever fetched.
 * Errors: damaged_document where the text is not well formed, hostile_document beyond the limits.
 */
export function parseXml(text: string): XmlElement {
  try {
    return new XmlParser(text).root()
  } catch (cause) {
    if (!(cause instanceof XmlSyntaxError)) throw cause
    const line = text.slice(0, cause.at).split('\n').length
    throw new ExtractionError('damaged_document', `The XML breaks in line ${line}: ${cause.message}.`, {
      cause,
    })
  }
}

class XmlParser {
  readonly #text: string
  #at = 0
  #nodes = 0
  #references = 0
  readonly #open: Open[] = []
  #root: XmlElement | null = null

  constructor(text: string) {
    this.#text = text
  }

  root(): XmlElement {
    while (this.#at < this.#text.length) {
      const next = this.#text.indexOf('<', this.#at)
      this.#characters(next < 0 ? this.#text.length : next)
      if (next >= 0) this.#markup()
    }
    const unclosed = this.#open.at(-1)
    if (unclosed) this.#fail(`it ends before <${unclosed.tag}> is closed`)
    if (!this.#root) this.#fail('it has no element')
    return this.#root as XmlElement
  }

  #characters(end: number): void {
    if (end === this.#at) return
    const raw = this.#text.slice(this.#at, end)
    const open = this.#open.at(-1)
    if (!ONLY_SPACE.test(raw)) {
      if (!open) this.#fail('text stands outside the root element')
      else open.texts.push(this.#resolved(raw))
    } else if (open && open.texts.length > 0) open.texts.push(raw)
    this.#at = end
  }

  #markup(): void {
    const text = this.#text
    if (text.startsWith('</', this.#at)) this.#endTag()
    else if (text.startsWith('<!--', this.#at)) this.#skip(4, '-->')
    else if (text.startsWith('<?', this.#at)) this.#skip(2, '?>')
    else if (text.startsWith('<![CDATA[', this.#at)) this.#cdata()
    else if (text.startsWith('<!', this.#at)) {
      throw new ExtractionError(
        'hostile_document',
        'The XML has a DOCTYPE: it may declare entities, and no e-invoice needs one.',
      )
    } else this.#startTag()
  }

  #skip(opening: number, closing: string): void {
    const end = this.#text.indexOf(closing, this.#at + opening)
    if (end < 0) this.#fail(`“${closing}” is missing`)
    this.#at = end + closing.length
  }

  #cdata(): void {
    const start = this.#at + 9
    this.#skip(9, ']]>')
    const open = this.#open.at(-1)
    if (!open) this.#fail('text stands outside the root element')
    else if (this.#at - 3 > start) open.texts.push(this.#text.slice(start, this.#at - 3))
  }

  #startTag(): void {
    const start = this.#at
    this.#at += 1
    const tag = this.#name()
    if (this.#root && this.#open.length === 0) this.#fail('a second root element begins', start)
    if (this.#open.length >= LIMITS.xml_depth) this.#refuse('elements are nested too deeply')
    this.#count()
    const { attributes, scope } = this.#attributes(this.#open.at(-1)?.scope ?? ROOT_SCOPE)
    const is_empty = this.#text.startsWith('/>', this.#at)
    if (!is_empty && this.#text[this.#at] !== '>') this.#fail(`<${tag}> is not closed by “>”`, start)
    this.#at += is_empty ? 2 : 1
    const colon = tag.indexOf(':')
    const element: XmlElement = {
      name: colon < 0 ? tag : tag.slice(colon + 1),
      namespace: this.#namespace(scope, colon < 0 ? '' : tag.slice(0, colon)),
      attributes,
      children: NO_CHILDREN,
      text: '',
    }
    this.#append(element)
    if (!is_empty) this.#open.push({ element, children: [], tag, scope, texts: [] })
  }

  #append(element: XmlElement): void {
    const parent = this.#open.at(-1)
    if (!parent) this.#root = element
    else {
      if (parent.children.length === 0) parent.element.children = parent.children
      parent.children.push(element)
    }
  }

  #endTag(): void {
    const start = this.#at
    this.#at += 2
    const tag = this.#name()
    this.#space()
    if (this.#text[this.#at] !== '>') this.#fail(`</${tag}> is not closed by “>”`, start)
    this.#at += 1
    const open = this.#open.pop()
    if (!open) this.#fail(`</${tag}> closes nothing`, start)
    if (open.tag !== tag) this.#fail(`</${tag}> stands where </${open.tag}> must`, start)
    if (open.texts.length > 0)
      open.element.text = open.texts.length === 1 ? open.texts[0]! : open.texts.join('')
  }

  #attributes(above: Scope): { attributes: XmlElement['attributes']; scope: Scope } {
    let attributes: Record<string, string> | null = null
    let prefixes: Map<string, string> | null = null
    const seen = new Set<string>()
    for (;;) {
      const before = this.#at
      this.#space()
      const next = this.#text[this.#at]
      if (next === '>' || next === '/' || next === undefined) break
      if (before === this.#at) this.#fail('a space is missing between attributes')
      const name = this.#name()
      if (seen.has(name)) this.#fail(`the attribute ${name} stands twice`)
      seen.add(name)
      if (seen.size > LIMITS.xml_attributes) this.#refuse('an element has too many attributes')
      this.#count()
      const value = this.#attributeValue(name)
      if (name === 'xmlns') prefixes = (prefixes ?? new Map()).set('', value)
      else if (name.startsWith('xmlns:')) prefixes = (prefixes ?? new Map()).set(name.slice(6), value)
      else {
        // Without a prototype: an attribute may be called __proto__.
        attributes ??= Object.create(null) as Record<string, string>
        attributes[name.slice(name.indexOf(':') + 1)] = value
      }
    }
    return {
      attributes: attributes ?? NO_ATTRIBUTES,
      scope: prefixes ? { prefixes, above } : above,
    }
  }

  #attributeValue(name: string): string {
    this.#space()
    if (this.#text[this.#at] !== '=') this.#fail(`the attribute ${name} has no value`)
    this.#at += 1
    this.#space()
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'") this.#fail(`the value of ${name} has no quotes`)
    const end = this.#text.indexOf(quote!, this.#at + 1)
    if (end < 0) this.#fail(`the value of ${name} does not end`)
    const raw = this.#text.slice(this.#at + 1, end)
    if (raw.includes('<')) this.#fail(`the value of ${name} holds “<”`)
    this.#at = end + 1
    return this.#resolved(raw)
  }

  #namespace(scope: Scope, prefix: string): string {
    for (let at: Scope | null = scope; at; at = at.above) {
      const found = at.prefixes.get(prefix)
      if (found !== undefined) return found
    }
    if (prefix !== '') this.#fail(`the prefix ${prefix} is not declared`)
    return ''
  }

  #resolved(raw: string): string {
    if (!raw.includes('&')) return raw
    return resolveReferences(raw, () => {
      this.#references += 1
      if (this.#references > LIMITS.xml_references) this.#refuse('it has too many character references')
    })
  }

  #name(): string {
    NAME.lastIndex = this.#at
    const name = NAME.exec(this.#text)?.[0]
    if (name === undefined) this.#fail('a name is missing')
    this.#at += name!.length
    return name!
  }

  #space(): void {
    SPACE.lastIndex = this.#at
    this.#at += SPACE.exec(this.#text)![0].length
  }

  #count(): void {
    this.#nodes += 1
    if (this.#nodes > LIMITS.xml_nodes) this.#refuse('it has too many elements')
  }

  #refuse(why: string): never {
    throw new ExtractionError('hostile_document', `The XML was refused: ${why}.`)
  }

  #fail(why: string, position = this.#at): never {
    throw new XmlSyntaxError(why, position)
  }
}
