declare module 'tesseract.js-core/tesseract-core-simd-lstm.js'
