import { Readable } from 'node:stream'
import type { StoredFile } from '#platform/files'
import type { Platform } from '#platform/platform'
import type { ReportInput } from './report-sheets.ts'

const limits = { timeout_ms: 60_000, memory_mb: 1_024 }
const most_bytes = 512 * 1_048_576
const task = new URL('./report-task.ts', import.meta.url)

/** Step 8: the workbook, written in a process of its own and stored. */
export async function storeReport(
  platform: Platform,
  organization_id: string,
  input: ReportInput,
): Promise<StoredFile> {
  const bytes = await platform.compute.run<ReportInput, Uint8Array>(task, input, limits)
  return platform.files.put(organization_id, Readable.from([Buffer.from(bytes)]), { max_bytes: most_bytes })
}
