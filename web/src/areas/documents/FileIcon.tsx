import { IconFileSpreadsheet, IconFileTypeCsv, IconFileTypePdf } from '@tabler/icons-react'

/** A picture of a file's kind, by its name's end. */
export function FileIcon({ name }: { name: string }) {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const Icon = { pdf: IconFileTypePdf, csv: IconFileTypeCsv }[end] ?? IconFileSpreadsheet
  return <Icon size={20} stroke={1.6} aria-hidden style={{ flex: 'none', color: 'var(--ink-3)' }} />
}
