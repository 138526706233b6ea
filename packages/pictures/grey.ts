/** A grey picture, row by row from the top: 0 is black, 255 white. */
export type GreyPicture = { width: number; height: number; data: Uint8Array }

const WHITE = 255

/** A blank sheet. */
export function blank(width: number, height: number): GreyPicture {
  return { width, height, data: new Uint8Array(width * height).fill(WHITE) }
}

/** A band of full width, from one row down to before another. */
export function band({ width, data }: GreyPicture, from: number, to: number): GreyPicture {
  return { width, height: to - from, data: data.subarray(from * width, to * width) }
}

/** The picture made smaller by a whole factor, each pixel the mean of those it stands for. */
export function reduced(picture: GreyPicture, factor: number): GreyPicture {
  if (factor <= 1) return picture
  const width = Math.max(1, Math.floor(picture.width / factor))
  const height = Math.max(1, Math.floor(picture.height / factor))
  const sums = new Uint32Array(width)
  const data = new Uint8Array(width * height)
  const cell_width = Math.min(factor, picture.width)
  const cell_height = Math.min(factor, picture.height)
  const area = cell_width * cell_height
  for (let y = 0; y < height; y += 1) {
    sums.fill(0)
    for (let row = 0; row < cell_height; row += 1) {
      const start = (y * factor + row) * picture.width
      for (let x = 0; x < width; x += 1) {
        const at = start + x * factor
        for (let column = 0; column < cell_width; column += 1) sums[x]! += picture.data[at + column]!
      }
    }
    for (let x = 0; x < width; x += 1) data[y * width + x] = Math.round(sums[x]! / area)
  }
  return { width, height, data }
}

/** Rows become columns: mirrored along the falling diagonal. */
export function transposed({ width, height, data }: GreyPicture): GreyPicture {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + y] = data[y * width + x]!
  }
  return { width: height, height: width, data: turned }
}

/** How many pixels have each of the 256 greys. */
export function greyCounts({ data }: GreyPicture): Uint32Array {
  // Four tallies in turn: neighbours are mostly of one grey, and a tally waits for its last count.
  const tallies = new Uint32Array(1024)
  const fours = data.length & ~3
  for (let at = 0; at < fours; at += 4) {
    tallies[data[at]!]! += 1
    tallies[256 + data[at + 1]!]! += 1
    tallies[512 + data[at + 2]!]! += 1
    tallies[768 + data[at + 3]!]! += 1
  }
  for (let at = fours; at < data.length; at += 1) tallies[data[at]!]! += 1
  const counts = tallies.slice(0, 256)
  for (let at = 256; at < 1024; at += 1) counts[at & 255]! += tallies[at]!
  return counts
}

/**
 * The grey that parts ink from paper best: the between-class variance is greatest there.
 * Source: Otsu, A threshold selection method from gray-level histograms, 1979.
 */
export function inkThreshold(counts: Uint32Array): number {
  let all = 0
  let sum = 0
  for (let value = 0; value < 256; value += 1) {
    all += counts[value]!
    sum += value * counts[value]!
  }
  let below = 0
  let sum_below = 0
  let best = 127
  let best_variance = -1
  for (let value = 0; value < 255; value += 1) {
    below += counts[value]!
    sum_below += value * counts[value]!
    const above = all - below
    if (below === 0 || above === 0) continue
    const apart = sum_below / below - (sum - sum_below) / above
    const variance = below * above * apart * apart
    if (variance > best_variance) {
      best_variance = variance
      best = value
    }
  }
  return best
}
