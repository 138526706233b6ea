import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import {
  encodeJpeg,
  encodePng,
  evenLight,
  findSkew,
  type GreyPicture,
  joinedMatrix,
  levelled,
  onPaper,
  openPages,
  pictureFile,
  quarterTurned,
  withoutRules,
} from './index.ts'

const wasm = () => readFile(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'))

/** Rows of short strokes with gaps, as lines of words are. */
function strokes(width = 800, height = 1000): GreyPicture {
  const data = new Uint8Array(width * height).fill(255)
  for (let row = 60; row < height - 60; row += 30) {
    for (let x = 60; x < width - 60; x += 9 + ((row * 7 + x) % 5)) {
      for (let y = row; y < row + 10; y += 1) data.fill(0, y * width + x, y * width + x + 4)
    }
  }
  return { width, height, data }
}

/** A red corner on white: left top of a wide picture. */
function corner() {
  const data = new Uint8Array(80 * 40 * 3).fill(255)
  for (let y = 0; y < 20; y += 1)
    for (let x = 0; x < 40; x += 1) data.fill(0, (y * 80 + x) * 3 + 1, (y * 80 + x) * 3 + 3)
  return { width: 80, height: 40, channels: 3 as const, data }
}

/** The same JPEG with an Exif segment that tells how it was held. */
function held(jpeg: Uint8Array, orientation: number): Uint8Array {
  const tiff = [
    0x49,
    0x49,
    42,
    0,
    8,
    0,
    0,
    0,
    1,
    0,
    0x12,
    1,
    3,
    0,
    1,
    0,
    0,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.subarray(2)])
}

/** Which quarter of the drawn picture is red: row, then column. */
async function redCorner(bytes: Uint8Array): Promise<string> {
  const file = pictureFile(bytes)!
  const pages = await openPages(onPaper(bytes, file, file.packing!), await wasm())
  const { width, height, data } = await pages.colour(1, 200)
  pages.close()
  for (const [name, x, y] of [
    ['top left', 0.2, 0.2],
    ['top right', 0.8, 0.2],
    ['bottom left', 0.2, 0.8],
    ['bottom right', 0.8, 0.8],
  ] as const) {
    const at = (Math.floor(y * height) * width + Math.floor(x * width)) * 3
    if (data[at]! > 200 && data[at + 1]! < 60) return `${name} of ${width > height ? 'wide' : 'tall'}`
  }
  return 'nowhere'
}

describe('pictures on paper', () => {
  it('obeys all eight orientations', async () => {
    const jpeg = encodeJpeg(corner(), 90)
    const places = ['top left of wide', 'top right of wide', 'bottom right of wide', 'bottom left of wide']
    const turned = ['top left of tall', 'top right of tall', 'bottom right of tall', 'bottom left of tall']
    for (const [index, place] of [...places, ...turned].entries())
      expect([index + 1, await redCorner(held(jpeg, index + 1))]).toEqual([index + 1, place])
  })

  it('draws a PNG of ours as it was', async () =>
    expect(await redCorner(encodePng(corner()))).toBe('top left of wide'))

  it('tells damaged headers', () => {
    expect(
      pictureFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])),
    ).toBeNull()
    expect(pictureFile(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff]))).toBeNull()
    expect(pictureFile(encodePng(corner()).subarray(0, 60))).toMatchObject({ is_whole: false })
  })
})

describe('findSkew', () => {
  it.each([-12, -3, -0.4, 0, 1.7, 8])('finds lines that fall by %s degrees', (degrees) => {
    const skew = findSkew(levelled(strokes(), -degrees).picture)
    expect(skew.is_sideways).toBe(false)
    expect(Math.abs(skew.degrees - degrees)).toBeLessThan(0.2)
  })

  it('finds pages on their side', () => {
    const side = quarterTurned(levelled(strokes(), -2).picture, 3).picture
    const skew = findSkew(side)
    expect(skew.is_sideways).toBe(true)
    const level = levelled(quarterTurned(side, 1).picture, skew.sideways_degrees).picture
    expect(Math.abs(findSkew(level).degrees)).toBeLessThan(0.2)
  })
})

describe('turning', () => {
  it('leads back to where a point was', () => {
    const picture = { width: 40, height: 30, data: new Uint8Array(1_200).fill(255) }
    picture.data[5 * 40 + 7] = 0
    for (const quarters of [1, 2, 3]) {
      const { picture: turned, back } = quarterTurned(picture, quarters)
      const at = turned.data.indexOf(0)
      const [x, y] = [(at % turned.width) + 0.5, Math.floor(at / turned.width) + 0.5]
      const [a, b, c, d, e, f] = joinedMatrix([1, 0, 0, 1, 0, 0], back)
      expect([a * x + c * y + e, b * x + d * y + f]).toEqual([7.5, 5.5])
    }
  })
})

describe('evenLight and withoutRules', () => {
  it('makes shaded paper white and keeps the ink', () => {
    const page = strokes()
    const shaded = page.data.map((value, at) => value * (0.4 + (0.6 * (at % page.width)) / page.width))
    const even = evenLight({ ...page, data: shaded })
    expect(even.data[30 * 800 + 30]).toBeGreaterThan(225)
    expect(even.data[30 * 800 + 770]).toBeGreaterThan(240)
    expect(even.data[65 * 800 + 61]).toBeLessThan(60)
  })

  it('takes rules out and leaves letters that cross them', () => {
    const page = strokes()
    for (let y = 500; y < 503; y += 1) page.data.fill(0, y * 800 + 20, y * 800 + 780)
    const plain = withoutRules(page, 150)
    expect(plain.data[501 * 800 + 30]).toBe(255)
    const letters = (picture: GreyPicture) => picture.data.filter((value) => value === 0).length
    expect(letters(plain)).toBeGreaterThan(letters(strokes()) * 0.97)
  })
})
