/** Hands a file that was fetched to the browser's downloads. @example saveFile(await apiFile('GET /…'), 'report.xlsx') */
export function saveFile({ blob, name }: { blob: Blob; name: string | undefined }, fallback: string): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name ?? fallback
  link.click()
  // Safari reads the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
