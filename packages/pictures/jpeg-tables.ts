/** Tables of ITU-T T.81: annex K for steps and codes, figure A.6 for the order. */

export const ZIGZAG = zigzag()

/** Along the diagonals of an eight by eight block, up and down in turn. */
function zigzag(): number[] {
  const order: number[] = []
  for (let sum = 0; sum < 15; sum += 1) {
    const diagonal: number[] = []
    for (let row = Math.max(0, sum - 7); row <= Math.min(7, sum); row += 1) diagonal.push(row * 8 + sum - row)
    order.push(...(sum % 2 === 0 ? diagonal.reverse() : diagonal))
  }
  return order
}

// biome-ignore format: eight by eight
export const LUMA_STEPS = [
  16, 11, 10, 16, 24, 40, 51, 61,
  12, 12, 14, 19, 26, 58, 60, 55,
  14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62,
  18, 22, 37, 56, 68, 109, 103, 77,
  24, 35, 55, 64, 81, 104, 113, 92,
  49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
]

// biome-ignore format: eight by eight
export const CHROMA_STEPS = [
  17, 18, 24, 47, 99, 99, 99, 99,
  18, 21, 26, 66, 99, 99, 99, 99,
  24, 26, 56, 99, 99, 99, 99, 99,
  47, 66, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99,
]

export function scaledSteps(table: readonly number[], quality: number): number[] {
  const scale = quality < 50 ? 5_000 / quality : 200 - quality * 2
  return table.map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))))
}

export type HuffmanTable = {
  /** Codes of each length from 1 to 16 bits. */
  counts: number[]
  values: number[]
  /** By value. */
  codes: Record<number, { bits: number; length: number }>
}

function huffman(counts: string, values: string): HuffmanTable {
  const table: HuffmanTable = { counts: bytesOf(counts), values: bytesOf(values), codes: {} }
  let bits = 0
  let at = 0
  for (const [index, count] of table.counts.entries()) {
    for (let taken = 0; taken < count; taken += 1) {
      table.codes[table.values[at++]!] = { bits, length: index + 1 }
      bits += 1
    }
    bits <<= 1
  }
  return table
}

const bytesOf = (hex: string) => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))

/** Tables K.3 to K.6: luma, then chroma. */
export const HUFFMAN: readonly { dc: HuffmanTable; ac: HuffmanTable }[] = [
  {
    dc: huffman('00010501010101010100000000000000', '000102030405060708090a0b'),
    ac: huffman(
      '0002010303020403050504040000017d',
      '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
    ),
  },
  {
    dc: huffman('00030101010101010101010000000000', '000102030405060708090a0b'),
    ac: huffman(
      '00020102040403040705040400010277',
      '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a262728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a82838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
    ),
  },
]

const COSINES = Float64Array.from({ length: 64 }, (_, index) => {
  const [frequency, sample] = [Math.floor(index / 8), index % 8]
  const scale = frequency === 0 ? Math.SQRT1_2 / 2 : 0.5
  return scale * Math.cos(((2 * sample + 1) * frequency * Math.PI) / 16)
})
const half = new Float64Array(64)

/** The discrete cosine transform of an eight by eight block (A.3.3), rows then columns, in place. */
export function cosines(block: Float64Array): Float64Array {
  for (let row = 0; row < 8; row += 1) {
    for (let frequency = 0; frequency < 8; frequency += 1) {
      let sum = 0
      for (let sample = 0; sample < 8; sample += 1)
        sum += block[row * 8 + sample]! * COSINES[frequency * 8 + sample]!
      half[row * 8 + frequency] = sum
    }
  }
  for (let column = 0; column < 8; column += 1) {
    for (let frequency = 0; frequency < 8; frequency += 1) {
      let sum = 0
      for (let sample = 0; sample < 8; sample += 1)
        sum += half[sample * 8 + column]! * COSINES[frequency * 8 + sample]!
      block[frequency * 8 + column] = sum
    }
  }
  return block
}
