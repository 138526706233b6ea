const MEGABYTE = 1_048_576

/** What a file may cost before it is refused. */
export const LIMITS = {
  file_bytes: 50 * MEGABYTE,
  pages: 400,
  rows: 200_000,
  cells: 2_000_000,
  zip_entries: 4_000,
  zip_ratio: 200,
  /** One stream or zip entry unpacked. */
  stream_bytes: 64 * MEGABYTE,
  /** All streams or entries of one file unpacked. */
  unpacked_bytes: 256 * MEGABYTE,
  runs_per_page: 50_000,
  /** Characters kept of one cell or run: more is no field of a business paper. */
  text_characters: 1_000,
} as const
