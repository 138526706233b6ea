declare module 'tesseract.js-core/tesseract-core-relaxedsimd-lstm.js'
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js'
