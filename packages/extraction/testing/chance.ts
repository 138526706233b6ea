/** Seeded chance for invented documents: the same seed, the same document. */
export class Chance {
  #state: number
  /** Options kept aside while the reader is built are drawn as well. */
  readonly is_kept: boolean

  constructor(seed: number, is_kept = false) {
    this.#state = (seed * 2_654_435_761 + 12_345) >>> 0
    this.is_kept = is_kept
    for (let turn = 0; turn < 4; turn += 1) this.next()
  }

  // Mulberry32 (Tommy Ettinger, public domain).
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let value = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  is(share: number): boolean {
    return this.next() < share
  }

  of<T>(options: readonly T[]): T {
    return options[Math.floor(this.next() * options.length)]!
  }

  /** An option in use, or, in documents kept aside, as likely one the reader was not built with. */
  option<T>(seen: readonly T[], kept: readonly T[] = []): T {
    const roll = this.next()
    return this.is_kept && kept.length > 0 && roll < 0.5 ? this.of(kept) : this.of(seen)
  }

  digits(count: number): string {
    let text = String(this.whole(1, 9))
    while (text.length < count) text += this.whole(0, 9)
    return text
  }
}
