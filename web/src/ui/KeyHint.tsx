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
