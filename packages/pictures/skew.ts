import { type GreyPicture, greyCounts, inkThreshold, transposed } from './grey.ts'

const MOST_DEGREES = 15
const COARSE_DEGREES = 0.5
const FINE_DEGREES = 0.05
// Enough to tell an angle, few enough to try a hundred of them.
const MOST_POINTS = 60_000

export type Skew = {
  /** Degrees by which lines of text fall to the right. */
  degrees: number
  /** The same once the page is turned by a quarter. */
  sideways_degrees: number
  /** Lines of text seem to run from top to bottom. */
  is_sideways: boolean
  /** Points of ink that were found. */
  ink: number
}

/**
 * How far a page is turned from upright: the angle along which ink gathers most sharply in rows, by projection
 * profiles of the lower edges of ink. Wants a picture of 600 to 1,000 pixels; upside down is not told.
 * Source: Postl, Detection of linear oblique structures and skew scan in digitized documents, 1986.
 */
export function findSkew(picture: GreyPicture): Skew {
  const threshold = inkThreshold(greyCounts(picture))
  const upright = sharpest(lowerEdges(picture, threshold), picture.height)
  const across = transposed(picture)
  const sideways = sharpest(lowerEdges(across, threshold), across.height)
  const is_sideways = sideways.sharpness > upright.sharpness * 1.15
  return {
    degrees: upright.degrees,
    // Mirrored along the diagonal, what falls to the right rises.
    sideways_degrees: -sideways.degrees,
    is_sideways,
    ink: upright.points,
  }
}

type Points = { x: Float64Array; y: Float64Array }

/** Points where ink ends downwards: most of them lie on baselines. */
function lowerEdges({ width, height, data }: GreyPicture, threshold: number): Points {
  const found: number[] = []
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x]! <= threshold && data[(y + 1) * width + x]! > threshold) found.push(x, y)
    }
  }
  const step = Math.max(1, Math.ceil(found.length / 2 / MOST_POINTS))
  const count = Math.floor(found.length / 2 / step)
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  for (let index = 0; index < count; index += 1) {
    x[index] = found[index * step * 2]!
    y[index] = found[index * step * 2 + 1]!
  }
  return { x, y }
}

function sharpest(points: Points, height: number) {
  let best = { degrees: 0, sharpness: sharpnessAt(points, 0, height) }
  const tryAll = (middle: number, reach: number, step: number) => {
    for (let steps = -Math.round(reach / step); steps <= Math.round(reach / step); steps += 1) {
      const degrees = middle + steps * step
      const sharpness = sharpnessAt(points, degrees, height)
      if (sharpness > best.sharpness) best = { degrees, sharpness }
    }
  }
  if (points.x.length > 0) {
    tryAll(0, MOST_DEGREES, COARSE_DEGREES)
    tryAll(best.degrees, COARSE_DEGREES, FINE_DEGREES)
  }
  return { ...best, points: points.x.length }
}

/** How unevenly points fall into rows that are turned by an angle: 1 when they fall evenly. */
function sharpnessAt({ x, y }: Points, degrees: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const margin = height
  const rows = new Uint32Array(height + margin * 2)
  for (let index = 0; index < x.length; index += 1) {
    const row = Math.round(y[index]! - x[index]! * slope) + margin
    if (row >= 0 && row < rows.length) rows[row]! += 1
  }
  let sum = 0
  let squares = 0
  for (const count of rows) {
    sum += count
    squares += count * count
  }
  return sum === 0 ? 0 : (squares * height) / (sum * sum)
}
