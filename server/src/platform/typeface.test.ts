import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { inTypeface, printable, typeface } from './typeface.ts'

interface Font {
  hasGlyphForCodePoint: (code: number) => boolean
}
// The reader of fonts that pdfkit itself uses.
const { openSync } = createRequire(import.meta.resolve('pdfkit'))('fontkit') as {
  openSync: (path: string) => Font
}

describe('the typeface of what is printed', () => {
  it.each(Object.entries(typeface))('holds every letter we say it holds: %s', (_, path) => {
    const font = openSync(path)
    const codes = Array.from({ length: 0x3000 }, (_, code) => code)
    const missing = codes.filter(
      (code) => code > 32 && inTypeface.test(String.fromCodePoint(code)) && !font.hasGlyphForCodePoint(code),
    )
    expect(missing).toEqual([])
  })

  it('keeps the names of suppliers as they are written', () => {
    for (const name of ['Müller & Söhne', 'Łódź Piekarnia', 'Αφοί Παπαδόπουλοι', 'ООО «Ромашка»', 'Phở Việt'])
      expect(printable(name)).toBe(name)
  })

  it('writes what it lacks as well as it can', () => {
    expect(printable('ǎ ṽ ﬁ 1\u202f234\u2009€')).toBe('a v fi 1 234 €')
    expect(printable('寿司 café')).toBe('?? café')
  })
})
