import { Unzlib } from 'fflate'
import type { PictureFile } from '#packages/pictures'

const CHUNK = 65_536

/** Whether a PNG's pixels unpack to more or fewer than its header says; counted, never kept. */
export function isDamagedPacking({ packing, width, height }: PictureFile): boolean {
  if (packing?.filter !== 'flate') return false
  const expected = (Math.ceil((width * packing.channels * packing.bits) / 8) + 1) * height
  let size = 0
  const stream = new Unzlib((piece) => {
    size += piece.length
    if (size > expected) throw new RangeError('more than there should be')
  })
  try {
    for (const [index, part] of packing.data.entries()) {
      for (let at = 0; at < Math.max(1, part.length); at += CHUNK) {
        const is_last = index === packing.data.length - 1 && at + CHUNK >= part.length
        stream.push(part.subarray(at, at + CHUNK), is_last)
      }
    }
    return size !== expected
  } catch {
    return true
  }
}
