const SAMPLE_LETTERS = 4_000

// Letters beyond ASCII of the languages each encoding was made for (CLDR main exemplar characters).
const WESTERN = [
  'äöüß',
  'àâæçéèêëîïôœùûüÿ',
  'ãõáéíóúâêôàçü',
  'ñáéíóúü¿¡ºª',
  'àèéìíîòóùú',
  'æøåéäö',
  'ëïéèöüçà',
  'àèéíïòóúüç·',
]
const CENTRAL = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áéíóöőúüű', 'áäčďéíĺľňóôŕšťúýž', 'ăâîşţ', 'čšžćđ']
const ALPHABETS: [encoding: string, letters: string[]][] = [
  ['windows-1252', WESTERN],
  ['windows-1250', CENTRAL],
  ['iso-8859-15', WESTERN],
  ['macintosh', WESTERN],
]
// Signs that stand in business papers whatever the language.
const SIGNS = '€£¥§°º·«»“”‘’–—…²³½¼®©\u00A0'

/**
 * The one-byte encoding under which most letters beyond ASCII belong to one language together; windows-1252 when
 * nothing tells. ISO 8859-1 is a part of it, and only its euro sign tells ISO 8859-15.
 */
export function legacyEncoding(bytes: Uint8Array): string {
  const high = highBytes(bytes)
  let best = { encoding: 'windows-1252', share: 0 }
  for (const [encoding, alphabets] of ALPHABETS) {
    const letters = [...new TextDecoder(encoding).decode(high).toLowerCase()]
    for (const alphabet of alphabets) {
      const known = new Set(alphabet + SIGNS)
      const share = letters.filter((letter) => known.has(letter)).length / letters.length
      if (share > best.share) best = { encoding, share }
    }
  }
  return best.encoding
}

function highBytes(bytes: Uint8Array): Uint8Array {
  const found: number[] = []
  for (const byte of bytes) {
    if (byte >= 0x80) found.push(byte)
    if (found.length >= SAMPLE_LETTERS) break
  }
  return Uint8Array.from(found)
}
