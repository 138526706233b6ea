import { IconCheck, IconCircle, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { IconButton } from '../Button.tsx'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import css from './Field.module.css'
import { Field, type FieldProps } from './Field.tsx'
import { passwordRules, passwordScore } from './password-strength.ts'

export interface PasswordFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  /** Shows the rules and the strength: where a password is chosen. */
  choosing?: boolean
  autoFocus?: boolean
}

export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, choosing } = props
  const [shown, setShown] = useState(false)
  const words = useWords()
  return (
    <Field {...props} below={choosing && <Rules value={value} />}>
      {(control) => (
        <div className={css.box}>
          <input
            {...control}
            type={shown ? 'text' : 'password'}
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
            autoComplete={choosing ? 'new-password' : 'current-password'}
            // biome-ignore lint/a11y/noAutofocus: only where a page has one task, and the caller says so
            autoFocus={props.autoFocus}
            maxLength={256}
            className={classNames(css.control, css.withTail)}
          />
          <span className={css.tail}>
            <IconButton
              label={shown ? words.hide_password : words.show_password}
              icon={shown ? <IconEyeOff size={18} /> : <IconEye size={18} />}
              onClick={() => setShown(!shown)}
            />
          </span>
        </div>
      )}
    </Field>
  )
}

function Rules({ value }: { value: string }) {
  const words = useWords()
  return (
    <>
      <div className={css.strength} data-score={passwordScore(value)} aria-hidden>
        <i />
        <i />
        <i />
        <i />
      </div>
      <ul className={css.rules}>
        {passwordRules.map(([word, test]) => (
          <li key={word} data-met={test(value) || undefined}>
            {test(value) ? <IconCheck size={14} aria-hidden /> : <IconCircle size={14} aria-hidden />}
            {words[word]}
          </li>
        ))}
      </ul>
    </>
  )
}
