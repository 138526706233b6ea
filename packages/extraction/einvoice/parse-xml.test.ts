import { describe, expect, it } from 'vitest'
import { ExtractionError } from '../error.ts'
import { decodeXml } from './decode-xml.ts'
import { parseXml } from './parse-xml.ts'
import { all, at, child } from './xml-element.ts'

function codeOf(text: string): string {
  try {
    parseXml(text)
    return 'no error'
  } catch (error) {
    return error instanceof ExtractionError ? error.code : `not typed: ${error}`
  }
}

describe('parseXml', () => {
  it('resolves namespaces by prefix, by default, and where they are taken back', () => {
    const root = parseXml(
      '<a xmlns="urn:1" xmlns:p="urn:2"><p:b><c/></p:b><d xmlns=""><e xmlns:p="urn:3" p:x="1"><p:f/></e></d></a>',
    )
    expect([root.namespace, child(root, 'b')?.namespace, at(root, 'b', 'c')?.namespace]).toEqual([
      'urn:1',
      'urn:2',
      'urn:1',
    ])
    expect([child(root, 'd')?.namespace, at(root, 'd', 'e', 'f')?.namespace]).toEqual(['', 'urn:3'])
    expect(at(root, 'd', 'e')?.attributes.x).toBe('1')
  })

  it('joins texts, sections and references; resolves each once', () => {
    const root = parseXml(
      '<a x="&quot;1&quot;">Fish &amp; <![CDATA[<Chips>]]> &#x20AC;&#53;<!-- no --> &amp;lt; &unknown; &#0;</a>',
    )
    expect(root.text).toBe('Fish & <Chips> €5 &lt; &unknown; \uFFFD')
    expect(root.attributes.x).toBe('"1"')
  })

  it('keeps repeated elements in their order', () => {
    expect(
      all(parseXml('<a><b><c>1</c></b><b><c>2</c><c>3</c></b></a>'), 'b', 'c').map((one) => one.text),
    ).toEqual(['1', '2', '3'])
  })

  it.each([
    '<a><b></a></b>',
    '<a>',
    '<a></a><b/>',
    'x<a/>',
    '<a/>x',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a b="1"c="2"/>',
    '<a b="<"/>',
    '<a',
    '<a b="1',
    '</a>',
    '<p:a/>',
    '<1/>',
    '<a b/>',
    '<!-- <a/>',
    '<a><![CDATA[x</a>',
    '<?xml',
    '',
    '   ',
    '<a:b:c/>',
  ])('says damaged_document for %j', (text) => expect(codeOf(text)).toBe('damaged_document'))

  it('names the line', () => {
    expect(() => parseXml('<a>\n<b>\n</c>\n</a>')).toThrow('breaks in line 3: </c> stands where </b> must')
  })

  it('takes names that are dangerous elsewhere for names', () => {
    const root = parseXml('<a __proto__="1" constructor="2"><__proto__>3</__proto__></a>')
    expect(root.attributes.constructor).toBe('2')
    expect(child(root, '__proto__')?.text).toBe('3')
    expect(({} as Record<string, unknown>)['3']).toBeUndefined()
  })
})

describe('hostile XML', () => {
  const many = (count: number, part: string) => part.repeat(count)
  it.each([
    ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'],
    ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['an external DTD', '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'],
    ['an entity inside the root', '<a><!ENTITY b "c"></a>'],
    ['101 levels', `${many(101, '<a>')}${many(101, '</a>')}`],
    ['two million elements', `<a>${many(2_000_001, '<b/>')}</a>`],
    [
      'a million attributes',
      `<a>${many(5_000, `<b ${Array.from({ length: 250 }, (_, at) => `c${at}=""`).join(' ')}/>`)}</a>`,
    ],
    ['257 attributes', `<a ${Array.from({ length: 257 }, (_, index) => `b${index}=""`).join(' ')}/>`],
    ['a flood of references', `<a>${many(500_001, '&#65;')}</a>`],
  ])('is refused: %s', (_, text) => expect(codeOf(text)).toBe('hostile_document'))

  it('is read up to the limits', () => {
    expect(codeOf(`${many(100, '<a>')}${many(100, '</a>')}`)).toBe('no error')
    expect(parseXml(`<a>${many(10_000, '&#65;&amp;')}</a>`).text).toHaveLength(20_000)
  })

  it('does not slow down where a character repeats', () => {
    for (const text of [
      `<a${many(2_000_000, ' ')}`,
      `<a>${many(2_000_000, ']')}`,
      `<a b="${many(2_000_000, 'x')}`,
      many(2_000_000, '<'),
    ])
      expect(codeOf(text)).toMatch(/damaged|hostile/)
  })
})

describe('decodeXml', () => {
  const letters = '<a>Käse, prosciutto, coração €</a>'
  const utf16 = (text: string, is_little: boolean) =>
    Uint8Array.from(
      [...text].flatMap((one) => {
        const code = one.charCodeAt(0)
        return is_little ? [code & 255, code >> 8] : [code >> 8, code & 255]
      }),
    )
  const latin = (text: string) => Uint8Array.from(text, (one) => (one === '€' ? 0x80 : one.charCodeAt(0)))

  it.each<[string, Uint8Array]>([
    ['UTF-8', new TextEncoder().encode(letters)],
    ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(letters)])],
    ['UTF-16 with marks', new Uint8Array([0xff, 0xfe, ...utf16(letters, true)])],
    ['UTF-16 big-endian', new Uint8Array([0xfe, 0xff, ...utf16(letters, false)])],
    ['UTF-16 without a mark', utf16(letters, true)],
    ['UTF-16 big-endian without a mark', utf16(letters, false)],
  ])('reads %s', (_, bytes) =>
    expect(parseXml(decodeXml(bytes).text.replace('\uFEFF', '')).text).toBe('Käse, prosciutto, coração €'),
  )

  it.each(['windows-1252', 'ISO-8859-1', 'cp1252'])('obeys a declared %s', (label) => {
    const { text, warnings } = decodeXml(latin(`<?xml version="1.0" encoding='${label}' ?>${letters}`))
    expect(text).toContain('coração €')
    expect(warnings).toEqual([])
  })

  it('tells when UTF-8 is claimed and is none, and when nobody knows the encoding', () => {
    const { text, warnings } = decodeXml(latin(`<?xml version="1.0" encoding="UTF-8"?>${letters}`))
    expect([text.includes('Käse'), warnings[0]?.code]).toEqual([true, 'wrong_encoding'])
    expect(() => decodeXml(latin('<?xml version="1.0" encoding="klingon"?><a/>'))).toThrow(
      'unknown encoding, “klingon”',
    )
  })
})
