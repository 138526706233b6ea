import type { Choice } from './SelectField.tsx'

/** Small letters without accents. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The choices that hold what was typed, in their own order. @example findChoices(zones, 'sao paulo') */
export function findChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = plain(typed.trim())
  return choices.filter((choice) => plain(choice.label).includes(wanted))
}

/** Where a value stands among them; below zero where it does not. */
export const placeOf = (choices: readonly Choice[], value: string | null): number =>
  value === null ? -1 : choices.findIndex((choice) => choice.value === value)

/** The next that can be chosen from place `at` on, round the end; null where there is none. */
export function stepTo(choices: readonly Choice[], at: number, step: 1 | -1): string | null {
  const start = at < 0 && step < 0 ? 0 : at
  for (let distance = 1; distance <= choices.length; distance += 1) {
    const choice = choices[(start + step * distance + choices.length * 2) % choices.length]
    if (choice && !choice.disabled) return choice.value
  }
  return null
}
