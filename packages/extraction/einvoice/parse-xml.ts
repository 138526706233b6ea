import { ExtractionError } from '../error.ts'
import { LIMITS } from '../limits.ts'
import { prescanXml, refusedXml } from './prescan-xml.ts'
import type { XmlElement } from './xml-element.ts'
import { XmlSyntaxError } from './xml-error.ts'
import { endOfName, endOfSpace, type XmlName, XmlNames } from './xml-names.ts'
import { resolveReferences } from './xml-references.ts'

type Open = {
  element: XmlElement
  children: XmlElement[] | null
  tag: string
  scope: Scope
  texts: string[] | null
}

/** Prefixes declared on an element; those of its ancestors stand in `above`. */
type Scope = { prefixes: ReadonlyMap<string, string>; above: Scope | null }

const ROOT_SCOPE: Scope = {
  prefixes: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  above: null,
}
const NO_ATTRIBUTES: Readonly<Record<string, string>> = Object.freeze({})
const NO_CHILDREN: readonly XmlElement[] = Object.freeze([])

/**
 * Reads XML 1.0 with namespaces into elements, in one pass that counts as it goes. There is no DTD: a DOCTYPE is
 * refused, so no entity beyond the five can be declared and nothing outside the text is ever fetched.
 * Errors: damaged_document where the text is not well formed, hostile_document beyond the limits.
 */
export function parseXml(text: string): XmlElement {
  prescanXml(text)
  try {
    return new XmlParser(text).root()
  } catch (cause) {
    if (!(cause instanceof XmlSyntaxError)) throw cause
    const line = lineAt(text, cause.at)
    throw new ExtractionError('damaged_document', `The XML breaks in line ${line}: ${cause.message}.`, {
      cause,
    })
  }
}

function lineAt(text: string, position: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

class XmlParser {
  readonly #text: string
  readonly #names = new XmlNames()
  readonly #open: Open[] = []
  #at = 0
  #nodes = 0
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
    return this.#root ?? this.#fail('it has no element')
  }

  #characters(end: number): void {
    const start = this.#at
    if (end === start) return
    this.#at = end
    const open = this.#open.at(-1)
    const is_space = endOfSpace(this.#text, start) >= end
    if (!open && !is_space) this.#fail('text stands outside the root element', start)
    // White space between elements is layout, between texts a part of them.
    if (!open || (is_space && !open.texts)) return
    open.texts ??= []
    open.texts.push(resolveReferences(this.#text.slice(start, end)))
  }

  #markup(): void {
    const text = this.#text
    if (text.startsWith('</', this.#at)) this.#endTag()
    else if (text.startsWith('<!--', this.#at)) this.#skip(4, '-->')
    else if (text.startsWith('<?', this.#at)) this.#skip(2, '?>')
    else if (text.startsWith('<![CDATA[', this.#at)) this.#cdata()
    else if (text.startsWith('<!', this.#at)) {
      throw refusedXml('it has a DOCTYPE, which may declare entities, and no e-invoice needs one')
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
    const open = this.#open.at(-1) ?? this.#fail('text stands outside the root element', start)
    if (this.#at - 3 === start) return
    open.texts ??= []
    open.texts.push(this.#text.slice(start, this.#at - 3))
  }

  #startTag(): void {
    const start = this.#at
    this.#at += 1
    const { whole: tag, prefix, local } = this.#name()
    if (this.#root && this.#open.length === 0) this.#fail('a second root element begins', start)
    if (this.#open.length >= LIMITS.xml_depth) throw refusedXml('its elements are nested too deeply')
    this.#count()
    const { attributes, scope } = this.#attributes(this.#open.at(-1)?.scope ?? ROOT_SCOPE)
    const is_empty = this.#text.startsWith('/>', this.#at)
    if (!is_empty && this.#text[this.#at] !== '>') this.#fail(`<${tag}> is not closed by “>”`, start)
    this.#at += is_empty ? 2 : 1
    const namespace = this.#namespace(scope, prefix, start)
    const element: XmlElement = { name: local, namespace, attributes, children: NO_CHILDREN, text: '' }
    this.#append(element)
    if (!is_empty) this.#open.push({ element, children: null, tag, scope, texts: null })
  }

  #append(element: XmlElement): void {
    const parent = this.#open.at(-1)
    if (!parent) this.#root = element
    else if (parent.children) parent.children.push(element)
    else {
      parent.children = [element]
      parent.element.children = parent.children
    }
  }

  #endTag(): void {
    const start = this.#at
    this.#at += 2
    const { whole: tag } = this.#name()
    this.#at = endOfSpace(this.#text, this.#at)
    if (this.#text[this.#at] !== '>') this.#fail(`</${tag}> is not closed by “>”`, start)
    this.#at += 1
    const open = this.#open.pop() ?? this.#fail(`</${tag}> closes nothing`, start)
    if (open.tag !== tag) this.#fail(`</${tag}> stands where </${open.tag}> must`, start)
    if (open.texts) open.element.text = open.texts.length === 1 ? open.texts[0]! : open.texts.join('')
  }

  #attributes(above: Scope): { attributes: XmlElement['attributes']; scope: Scope } {
    let attributes: Record<string, string> | null = null
    let prefixes: Map<string, string> | null = null
    let seen: Set<string> | null = null
    for (;;) {
      const before = this.#at
      this.#at = endOfSpace(this.#text, before)
      const next = this.#text[this.#at]
      if (next === '>' || next === '/' || next === undefined) break
      if (before === this.#at) this.#fail('a space is missing between attributes')
      const { whole, prefix, local } = this.#name()
      seen ??= new Set()
      if (seen.has(whole)) this.#fail(`the attribute ${whole} stands twice`)
      seen.add(whole)
      if (seen.size > LIMITS.xml_attributes) throw refusedXml('an element has too many attributes')
      this.#count()
      const value = this.#attributeValue(whole)
      if (whole === 'xmlns' || prefix === 'xmlns') {
        prefixes ??= new Map()
        prefixes.set(prefix === '' ? '' : local, value)
      } else {
        // Without a prototype: an attribute may be called __proto__.
        attributes ??= Object.create(null) as Record<string, string>
        attributes[local] = value
      }
    }
    return { attributes: attributes ?? NO_ATTRIBUTES, scope: prefixes ? { prefixes, above } : above }
  }

  #attributeValue(name: string): string {
    this.#at = endOfSpace(this.#text, this.#at)
    if (this.#text[this.#at] !== '=') this.#fail(`the attribute ${name} has no value`)
    this.#at = endOfSpace(this.#text, this.#at + 1)
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'") this.#fail(`the value of ${name} has no quotes`)
    const end = this.#text.indexOf(quote, this.#at + 1)
    if (end < 0) this.#fail(`the value of ${name} does not end`)
    const raw = this.#text.slice(this.#at + 1, end)
    if (raw.includes('<')) this.#fail(`the value of ${name} holds “<”`)
    this.#at = end + 1
    return resolveReferences(raw)
  }

  #namespace(scope: Scope, prefix: string, start: number): string {
    for (let at: Scope | null = scope; at; at = at.above) {
      const found = at.prefixes.get(prefix)
      if (found !== undefined) return found
    }
    return prefix === '' ? '' : this.#fail(`the prefix ${prefix} is not declared`, start)
  }

  #name(): XmlName {
    const end = endOfName(this.#text, this.#at)
    const name = this.#names.named(this.#text.slice(this.#at, end)) ?? this.#fail('a name is missing')
    this.#at = end
    return name
  }

  #count(): void {
    this.#nodes += 1
    if (this.#nodes > LIMITS.xml_nodes) throw refusedXml('it has too many elements')
  }

  #fail(why: string, position = this.#at): never {
    throw new XmlSyntaxError(why, position)
  }
}
