const MEGABYTE = 1_048_576

/** What a file may cost before it is refused. */
export const LIMITS = {
  file_bytes: 50 * MEGABYTE,
  pages: 400,
  rows: 200_000,
  cells: 1_000_000,
  /** Of one sheet: what Excel holds. */
  columns: 16_384,
  sheets: 500,
  /** Invoices in one file. */
  parts: 200,
  zip_entries: 4_000,
  zip_ratio: 200,
  /** One stream or zip entry unpacked. */
  stream_bytes: 64 * MEGABYTE,
  /** All streams or entries of one file unpacked. */
  unpacked_bytes: 256 * MEGABYTE,
  runs_per_page: 50_000,
  /** Of a whole document. */
  runs: 500_000,
  /** Pixels of one picture in a PDF: A0 at 300 dpi has 140 million. */
  picture_pixels: 150_000_000,
  /** Elements inside one another, elements and attributes in all, attributes of one element. */
  xml_depth: 100,
  xml_nodes: 1_000_000,
  xml_attributes: 256,
  /** `&amp;` and `&#65;` in one document. */
  xml_references: 500_000,
  /** Characters kept of one cell or run: more is no field of a business paper. */
  text_characters: 1_000,
} as const
