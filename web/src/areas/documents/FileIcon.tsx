import {
  IconFileCode,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconFileTypePdf,
  IconPhoto,
} from '@tabler/icons-react'

const icons: Record<string, typeof IconPhoto> = {
  pdf: IconFileTypePdf,
  csv: IconFileTypeCsv,
  xml: IconFileCode,
  p7m: IconFileCode,
  jpg: IconPhoto,
  jpeg: IconPhoto,
  png: IconPhoto,
  webp: IconPhoto,
}

/** A picture of a file's kind, by its name's end. */
export function FileIcon({ name }: { name: string }) {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const Icon = icons[end] ?? IconFileSpreadsheet
  return <Icon size={20} stroke={1.6} aria-hidden style={{ flex: 'none', color: 'var(--ink-3)' }} />
}
