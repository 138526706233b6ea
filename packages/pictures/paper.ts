import { zlibSync } from 'fflate'
import type { Pixels } from './encode-png.ts'
import type { Packing, PictureFile } from './picture-file.ts'

/** Square points of a picture put on paper: A4's area, which a long receipt fills as well as a letter. */
const AREA_POINTS = 595 * 842

type Put = Pick<PictureFile, 'width' | 'height' | 'orientation'>

/**
 * Puts a picture on one page of a PDF, packed as it is and turned as its orientation wants (ISO 32000-1, 8.9.5):
 * the reader of pages decodes it bit by bit and scaled down, so that a large photograph never stands in memory whole.
 */
export function onPaper(bytes: Uint8Array, file: Put, packing: Packing): Uint8Array {
  if (packing.filter === 'dct') {
    const colours = { 1: '/DeviceGray', 3: '/DeviceRGB', 4: '/DeviceCMYK' }[packing.channels]
    const decode = packing.is_inverted ? '/Decode [1 0 1 0 1 0 1 0]' : ''
    return paper(file, `/ColorSpace ${colours} /BitsPerComponent 8 /Filter /DCTDecode ${decode}`, bytes)
  }
  const { channels, bits, palette } = packing
  const base = channels === 3 ? '/DeviceRGB' : '/DeviceGray'
  const colours = palette
    ? `[/Indexed /DeviceRGB ${Math.floor(palette.length / 3) - 1} <${hex(palette)}>]`
    : base
  const rows = `/Predictor 15 /Colors ${channels} /BitsPerComponent ${bits} /Columns ${file.width}`
  const how = `/ColorSpace ${colours} /BitsPerComponent ${bits} /Filter /FlateDecode /DecodeParms << ${rows} >>`
  return paper(file, how, joined(packing.data))
}

/** The same for pixels that were decoded elsewhere. */
export function pixelsOnPaper(pixels: Pixels, orientation: number): Uint8Array {
  const colours = pixels.channels === 3 ? '/DeviceRGB' : '/DeviceGray'
  const how = `/ColorSpace ${colours} /BitsPerComponent 8 /Filter /FlateDecode`
  return paper({ ...pixels, orientation }, how, zlibSync(pixels.data, { level: 1 }))
}

function paper({ width, height, orientation }: Put, how: string, data: Uint8Array): Uint8Array {
  const scale = Math.sqrt(AREA_POINTS / (width * height))
  const is_turned = orientation >= 5
  const w = (is_turned ? height : width) * scale
  const h = (is_turned ? width : height) * scale
  const draw = `${matrixFor(orientation, w, h)
    .map((value) => value.toFixed(3))
    .join(' ')} cm /P Do`
  const image = `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${how} /Length ${data.length} >>`
  const objects: [string, Uint8Array?][] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w.toFixed(3)} ${h.toFixed(3)}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    ],
    [`<< /Length ${draw.length} >>`, latin(draw)],
    [image, data],
  ]
  const parts: Uint8Array[] = [latin('%PDF-1.7\n')]
  const places: number[] = []
  let at = parts[0]!.length
  const write = (part: Uint8Array) => {
    parts.push(part)
    at += part.length
  }
  for (const [index, [dictionary, stream]] of objects.entries()) {
    places.push(at)
    write(latin(`${index + 1} 0 obj\n${dictionary}\n`))
    if (stream) for (const part of [latin('stream\n'), stream, latin('\nendstream\n')]) write(part)
    write(latin('endobj\n'))
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const start = at
  write(
    latin(
      `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return joined(parts)
}

/** Where the unit square of the picture comes to lie, for each of Exif's eight orientations. */
function matrixFor(orientation: number, w: number, h: number): number[] {
  const places: Record<number, number[]> = {
    1: [w, 0, 0, h, 0, 0],
    2: [-w, 0, 0, h, w, 0],
    3: [-w, 0, 0, -h, w, h],
    4: [w, 0, 0, -h, 0, h],
    5: [0, -h, -w, 0, w, h],
    6: [0, -h, w, 0, 0, h],
    7: [0, h, w, 0, 0, 0],
    8: [0, h, -w, 0, w, 0],
  }
  return places[orientation] ?? places[1]!
}

const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
