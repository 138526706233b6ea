import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { IconButton } from './Button.tsx'
import { TextField } from './fields/TextField.tsx'
import { useWords } from './scope.tsx'

interface SearchFieldProps {
  value: string
  /** Called when typing pauses for 250 ms, and at once when cleared. */
  onSearch: (text: string) => void
  label?: string
}

export function SearchField({ value, onSearch, label }: SearchFieldProps) {
  const words = useWords()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onSearch(text), text ? 250 : 0)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <TextField
      label={label ?? words.search}
      labelHidden
      placeholder={label ?? words.search}
      value={text}
      onChange={setText}
      inputMode="search"
      autoComplete="off"
      lead={<IconSearch size={16} aria-hidden />}
      tail={text && <IconButton label={words.clear} icon={<IconX size={16} />} onClick={() => setText('')} />}
    />
  )
}
