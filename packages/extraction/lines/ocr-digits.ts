const LETTERS: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  S: '5',
  s: '5',
  B: '8',
  Z: '2',
}
const NEARLY_FIGURE = /^[-–(+€$£]?[\d.,' OoQDIl|SsBZ]+[)€-]?$/
const MIN_DIGITS = 2

/** Letters that a picture's reader saw amid the digits of a figure, as the digits they look like: `1.O4S,50`. */
export function digitsIn(text: string): string {
  const digits = text.match(/\d/g)?.length ?? 0
  if (!NEARLY_FIGURE.test(text) || !/[.,]/.test(text)) return text
  const letters = text.match(/[OoQDIl|SsBZ]/g)?.length ?? 0
  if (letters === 0 || digits < MIN_DIGITS || letters > digits) return text
  return text.replace(/[OoQDIl|SsBZ]/g, (letter) => LETTERS[letter]!)
}
