import { CopyButton } from '../../../ui/CopyButton.tsx'
import css from './SecretBox.module.css'

interface SecretBoxProps {
  /** Read aloud and said by the button that copies. */
  label: string
  text: string
}

/** Something to be carried over letter by letter: a token, a secret, an address. */
export function SecretBox({ label, text }: SecretBoxProps) {
  return (
    <figure className={css.box} aria-label={label}>
      <code>{text}</code>
      <CopyButton text={text} label={label} />
    </figure>
  )
}
