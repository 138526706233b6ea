import type { ComputeOptions } from '#platform/compute'

/**
 * What reading one document may take. A page read by OCR takes two to three seconds here, and ten times that on a small
 * machine; sixty are read at most.
 */
export const readingLimits: Pick<ComputeOptions, 'timeout_ms' | 'memory_mb' | 'patience'> = {
  timeout_ms: 60_000,
  memory_mb: 512,
  patience: { after_report_ms: 45_000, most_ms: 900_000 },
}

/** A page's text takes milliseconds: one that takes seconds draws its forms for ever. */
export const page_ms = 4_000
