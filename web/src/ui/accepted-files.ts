export interface FileRule {
  /** As the `accept` attribute: `.pdf,image/*`. Empty accepts all. */
  accept: string
  max_bytes: number
}

export type FileProblem = 'file_too_large' | 'file_wrong_type'

/** Why a file cannot be taken, before it is sent; the server judges by content. */
export function fileProblem(
  file: { name: string; type: string; size: number },
  rule: FileRule,
): FileProblem | undefined {
  if (!matches(file, rule.accept)) return 'file_wrong_type'
  if (file.size > rule.max_bytes) return 'file_too_large'
  return undefined
}

function matches(file: { name: string; type: string }, accept: string): boolean {
  const parts = accept
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
  if (parts.length === 0) return true
  const name = file.name.toLowerCase()
  return parts.some((part) => {
    if (part.startsWith('.')) return name.endsWith(part)
    return part.endsWith('/*') ? file.type.startsWith(part.slice(0, -1)) : file.type === part
  })
}
