import type { Noise } from './noise.ts'
import type { Random } from './random.ts'

const LOOK_ALIKE: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B' }

/** A number as the statement prints it: reformatted, misread, mistyped, cut or left out, at the noise's rates. */
export function garbleNumber(number: string, noise: Noise, random: Random): string | null {
  if (random.chance(noise.number_missing)) return null
  let printed = number
  if (random.chance(noise.typo)) printed = mistype(printed, random)
  if (random.chance(noise.truncated)) printed = truncate(printed, random)
  if (random.chance(noise.reformatted)) printed = reformat(printed, random)
  if (random.chance(noise.ocr_confusion)) printed = misread(printed, random)
  return printed
}

function reformat(number: string, random: Random): string {
  const runs = number.match(/\d+/g) ?? [number]
  const serial = runs.reduce((longest, run) => (run.length >= longest.length ? run : longest))
  const bare = serial.replace(/^0+(?=\d)/, '')
  return random.pick([
    () => serial,
    () => bare,
    () => `#${serial}`,
    () => `Invoice ${bare}`,
    () => `Nº ${bare}`,
    () => number.replace(/[^A-Za-z0-9]/g, ''),
    () => number.replace(/[^A-Za-z0-9]+/g, ' ').toLowerCase(),
    () => number.replace(/[^A-Za-z0-9]+/g, '/'),
    () => number.replace(serial, bare),
    () => number.replace(serial, serial.padStart(8, '0')),
  ])()
}

function misread(number: string, random: Random): string {
  const places = [...number].flatMap((character, index) => (LOOK_ALIKE[character] ? [index] : []))
  if (places.length === 0) return number
  const at = random.pick(places)
  return number.slice(0, at) + LOOK_ALIKE[number[at]!] + number.slice(at + 1)
}

function mistype(number: string, random: Random): string {
  const places = [...number].flatMap((character, index) => (/\d/.test(character) ? [index] : []))
  const at = random.pick(places)
  const other = String((Number(number[at]) + random.integer(1, 9)) % 10)
  const following = number[at + 1] ?? ''
  return random.pick([
    () => number.slice(0, at) + other + number.slice(at + 1),
    () => number.slice(0, at) + other + number.slice(at + 1),
    () => number.slice(0, at) + other + number.slice(at),
    () => number.slice(0, at) + number.slice(at + 1),
    () =>
      /\d/.test(following) ? number.slice(0, at) + following + number[at] + number.slice(at + 2) : number,
  ])()
}

function truncate(number: string, random: Random): string {
  const lost = random.integer(1, 2)
  return random.chance(0.5) ? number.slice(0, -lost) : number.replace(/^.*?(?=\d{4})/, '').slice(lost)
}
