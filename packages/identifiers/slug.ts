import { accepted, type Check, refused } from './check.ts'

const LONGEST_SLUG = 63
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

// Letters that Unicode decomposition leaves whole.
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** Checks a slug: lower-case ASCII words joined by single hyphens, 1–63 characters (a DNS label fits). */
export function checkSlug(text: string): Check {
  if (text === '') return refused('empty')
  if (text.length > LONGEST_SLUG) return refused('wrong_length')
  return SLUG.test(text) ? accepted(text) : refused('wrong_character')
}

/**
 * A slug made of a name: `'Pão & Açúcar — Café'` → `'pao-acucar-cafe'`. Empty when the name has no Latin
 * letter or digit; the caller then chooses another.
 */
export function slugify(name: string): string {
  return name
    .slice(0, 4 * LONGEST_SLUG)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => SPELLED[letter]!)
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/g, '')
}
