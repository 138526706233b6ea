import type { OcrProgram } from './program.ts'

/** What is used of the program that tesseract.js-core carries; pointers are addresses in its memory. */
export type Core = {
  FS: { writeFile: (path: string, data: Uint8Array | string) => void; unlink: (path: string) => void }
  TessBaseAPI: new () => Api
  destroy: (of: object) => void
  getPointer: (of: object) => number
  _malloc: (bytes: number) => number
  _free: (pointer: number) => void
}

export type Api = {
  Init: (folder: null, languages: string, engine: number, config: string | undefined) => number
  SetVariable: (name: string, value: string) => boolean
  SetImage: (pointer: number, width: number, height: number, bytes_per_pixel: number, stride: number) => void
  SetImageFile: (orientation: number, angle: number) => number
  SetSourceResolution: (dpi: number) => void
  GetInputImage: () => object
  Recognize: (monitor: null) => number
  GetJSONText: (page: number) => string
  MeanTextConf: () => number
  Clear: () => void
  End: () => void
}

type Start = (module: object) => Promise<Core>

export type Running = { core: Core; memory: WebAssembly.Memory }

// Written out, so that whoever packs or checks the product finds both files.
const STARTS: Record<OcrProgram, () => Promise<unknown>> = {
  'tesseract-core-relaxedsimd-lstm': () => import('tesseract.js-core/tesseract-core-relaxedsimd-lstm.js'),
  'tesseract-core-simd-lstm': () => import('tesseract.js-core/tesseract-core-simd-lstm.js'),
}

/** Starts a program; its own way to load itself reads a file, so it is handed over instead. */
export async function startCore(program: OcrProgram, wasm: Uint8Array): Promise<Running> {
  const started = (await STARTS[program]()) as { default: Start }
  let memory: WebAssembly.Memory | undefined
  const core = await started.default({
    async instantiateWasm(imports: WebAssembly.Imports, done: (made: WebAssembly.Instance) => void) {
      const { instance } = await WebAssembly.instantiate(wasm as Uint8Array<ArrayBuffer>, imports)
      memory = Object.values(instance.exports).find((part) => part instanceof WebAssembly.Memory)
      done(instance)
    },
    print: () => undefined,
    printErr: () => undefined,
    TesseractProgress: () => undefined,
  })
  if (!memory) throw new Error('the OCR program has no memory')
  return { core, memory }
}
