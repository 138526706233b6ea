import { describe, expect, it } from 'vitest'
import { contentDisposition } from './attachment.ts'

describe('contentDisposition', () => {
  it('names a file plainly and truly', () => {
    expect(contentDisposition('ação.pdf')).toBe(
      'attachment; filename="a__o.pdf"; filename*=UTF-8\'\'a%C3%A7%C3%A3o.pdf',
    )
  })

  it('lets no name end the header or leave its quotes', () => {
    const header = contentDisposition('a"; x="\r\nSet-Cookie: b\\%41\ud800.csv')
    expect(header).not.toMatch(/[\r\n]/)
    expect(header.match(/"/g)).toHaveLength(2)
    expect(header).toContain("filename*=UTF-8''a%22%3B%20x%3D%22%0D%0ASet-Cookie%3A%20b%5C%2541%EF%BF%BD.csv")
  })
})
