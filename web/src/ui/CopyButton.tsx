import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from './Button.tsx'
import { useWords } from './scope.tsx'

/** Copies a text; without the browser's permission nothing happens and nothing is claimed. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const words = useWords()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      return
    }
    setCopied(true)
    setTimeout(() => setCopied(false), 1500)
  }
  return (
    <IconButton
      label={copied ? words.copied : (label ?? words.copy)}
      icon={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
      onClick={copy}
    />
  )
}
