/** What reading pictures may cost before it is refused. */
export const SCAN_LIMITS = {
  /** Pages read by OCR in one document, at two to three seconds each. */
  pages: 60,
  /** Pixels of a photograph, and of its longer side. */
  pixels: 100_000_000,
  side_pixels: 20_000,
  /** Pixels of a picture that must be decoded whole (WebP, and PNG with transparency): four bytes each. */
  decoded_pixels: 40_000_000,
  /** Fewer characters than this are no document. */
  characters: 20,
} as const
