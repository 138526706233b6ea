import type { ReactNode } from 'react'
import css from './KeyHint.module.css'

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent)

/** Keys of a shortcut. `mod` is ⌘ on Apple's machines and Ctrl elsewhere. @example <KeyHint keys="mod+k" /> */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={css.keys}>
      {keys.split(/[+ ]/).map((key) => (
        <kbd key={key}>
          {key === 'mod' ? (isApple() ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key}
        </kbd>
      ))}
    </span>
  )
}

/** A line on keys that this page knows; who touches the screen is not told. @example <KeyLine>j goes on</KeyLine> */
export function KeyLine({ children }: { children: ReactNode }) {
  return <span className={css.line}>{children}</span>
}
