import { type GreyPicture, levelled, quarterTurned } from '../index.ts'

/** What happens to a page between the printer and the file. */
export type Wear = {
  seed: number
  /** Degrees, clockwise. */
  skew?: number
  /** Quarters, clockwise. */
  quarters?: number
  /** Standard deviation of the grain, in greys. */
  noise?: number
  /** Passes of a mean over three pixels each way. */
  blur?: number
  /** The darkest corner's share of light: 1 is even. */
  light?: number
}

/** The picture of a page as a scanner or a telephone would take it; the same seed gives the same picture. */
export function worn(
  page: GreyPicture,
  { seed, skew = 0, quarters = 0, noise = 0, blur = 0, light = 1 }: Wear,
) {
  let picture = skew === 0 ? page : levelled(page, -skew).picture
  picture = quarterTurned(picture, quarters).picture
  for (let pass = 0; pass < blur; pass += 1) picture = blurred(picture)
  const { width, height } = picture
  const data = new Uint8Array(picture.data.length)
  const chance = generator(seed)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = light + (1 - light) * (1 - (x / width + y / height) / 2)
      // Four even chances make nearly a normal one.
      const grain = noise === 0 ? 0 : (chance() + chance() + chance() + chance() - 2) * noise * 1.73
      data[y * width + x] = Math.max(0, Math.min(255, picture.data[y * width + x]! * shade + grain))
    }
  }
  return { width, height, data }
}

function blurred({ width, height, data }: GreyPicture): GreyPicture {
  const made = data.slice()
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      const beside = data[at - 1]! + data[at + 1]! + data[at - width]! + data[at + width]!
      made[at] = (data[at]! * 4 + beside) / 8
    }
  }
  return { width, height, data: made }
}

/** Mulberry32, by Tommy Ettinger: public domain. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
