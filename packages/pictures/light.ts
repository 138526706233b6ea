import { type GreyPicture, greyCounts, inkThreshold } from './grey.ts'

// About the height of three lines at 300 dpi: larger than any letter, smaller than a shadow.
const CELL = 48
const PAPER_SHARE = 0.85
const EVEN_FROM = 232
// Darker than this it is ink over an area, not paper in a shadow.
const DARKEST_PAPER = 48

/**
 * Evens out the light of a photograph: every pixel is divided by the paper's grey around it, so that the same
 * threshold parts ink from paper everywhere. A picture whose paper is white all over stays as it is.
 */
export function evenLight(picture: GreyPicture): GreyPicture {
  const columns = Math.max(1, Math.ceil(picture.width / CELL))
  const rows = Math.max(1, Math.ceil(picture.height / CELL))
  const paper = paperGreys(picture, columns, rows)
  if (paper.every((grey) => grey >= EVEN_FROM)) return picture
  const smooth = smoothed(highest(paper, columns, rows), columns, rows)
  return divided(picture, smooth, columns, rows)
}

// Shares of the way from paper to ink: lighter is grain of the paper, darker is full ink.
const GRAIN = 0.35
const FULL = 0.9

/** Makes paper white and ink black and keeps what is between them: where paper has grain, letters would be read. */
export function plainPaper(picture: GreyPicture): GreyPicture {
  const { width, height, data } = picture
  const counts = greyCounts(picture)
  const threshold = inkThreshold(counts)
  const ink = meanGrey(counts, 0, threshold)
  const paper = meanGrey(counts, threshold + 1, 255)
  if (ink === undefined || paper === undefined) return picture
  const span = paper - ink
  const white = paper - span * GRAIN
  const black = paper - span * FULL
  const greys = Uint8Array.from({ length: 256 }, (_, grey) =>
    Math.max(0, Math.min(255, ((grey - black) * 255) / (white - black))),
  )
  const plain = new Uint8Array(data.length)
  for (let at = 0; at < data.length; at += 1) plain[at] = greys[data[at]!]!
  return { width, height, data: plain }
}

/** The mean of the greys between two, both included; undefined when no pixel has one of them. */
function meanGrey(counts: Uint32Array, from: number, to: number): number | undefined {
  let sum = 0
  let pixels = 0
  for (let grey = from; grey <= to; grey += 1) {
    sum += grey * counts[grey]!
    pixels += counts[grey]!
  }
  return pixels === 0 ? undefined : sum / pixels
}

/** The grey of the paper in each cell: brighter than most of it, so that ink does not count. */
function paperGreys({ width, height, data }: GreyPicture, columns: number, rows: number): Float64Array {
  const paper = new Float64Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0)
      let pixels = 0
      const right = Math.min(width, (column + 1) * CELL)
      const bottom = Math.min(height, (row + 1) * CELL)
      for (let y = row * CELL; y < bottom; y += 2) {
        for (let x = column * CELL; x < right; x += 2) {
          counts[data[y * width + x]!]! += 1
          pixels += 1
        }
      }
      let seen = 0
      let grey = 0
      while (grey < 255 && seen + counts[grey]! < pixels * PAPER_SHARE) seen += counts[grey++]!
      paper[row * columns + column] = grey
    }
  }
  return paper
}

/** The brightest of each cell and its neighbours: a dark band with white letters is no shadow. */
function highest(paper: Float64Array, columns: number, rows: number): Float64Array {
  return around(paper, columns, rows, (values) => Math.max(...values))
}

function smoothed(paper: Float64Array, columns: number, rows: number): Float64Array {
  return around(
    paper,
    columns,
    rows,
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  )
}

function around(
  cells: Float64Array,
  columns: number,
  rows: number,
  of: (values: number[]) => number,
): Float64Array {
  const made = new Float64Array(cells.length)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const values: number[] = []
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1)
          values.push(cells[y * columns + x]!)
      }
      made[row * columns + column] = of(values)
    }
  }
  return made
}

function divided(
  { width, height, data }: GreyPicture,
  paper: Float64Array,
  columns: number,
  rows: number,
): GreyPicture {
  const even = new Uint8Array(data.length)
  const line = new Float64Array(columns)
  for (let y = 0; y < height; y += 1) {
    const at = Math.min(rows - 1, Math.max(0, (y + 0.5) / CELL - 0.5))
    const above = Math.floor(at)
    const below = Math.min(rows - 1, above + 1)
    for (let column = 0; column < columns; column += 1) {
      const upper = paper[above * columns + column]!
      line[column] = Math.max(
        DARKEST_PAPER,
        upper + (paper[below * columns + column]! - upper) * (at - above),
      )
    }
    for (let x = 0; x < width; x += 1) {
      const across = Math.min(columns - 1, Math.max(0, (x + 0.5) / CELL - 0.5))
      const left = Math.floor(across)
      const grey = line[left]! + (line[Math.min(columns - 1, left + 1)]! - line[left]!) * (across - left)
      // A little above the paper's grey, so that its grain becomes white as well.
      even[y * width + x] = Math.min(255, (data[y * width + x]! * 268) / grey)
    }
  }
  return { width, height, data: even }
}
