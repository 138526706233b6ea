import { IconCircleCheck } from '@tabler/icons-react'
import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { checkCnpj } from '#packages/identifiers'
import { TextField } from '../../../ui/fields/TextField.tsx'
import css from './CnpjField.module.css'
import { caretIn, maskCnpj, plainCnpj } from './cnpj-mask.ts'

interface CnpjFieldProps {
  /** With or without its signs. */
  value: string
  onChange: (value: string) => void
  error?: string
  name?: string
}

/** Puts the signs while one types and checks the digits as soon as all are there. */
export function CnpjField({ value, onChange, error, name }: CnpjFieldProps) {
  const { t } = useTranslation('settings')
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number>(undefined)
  const masked = maskCnpj(value)
  const checked = checkCnpj(masked)
  const complete = plainCnpj(value).length === 14
  // The browser puts the caret at the end of a text that was changed under it.
  useLayoutEffect(() => {
    if (caret.current === undefined) return
    const place = caretIn(masked, caret.current)
    caret.current = undefined
    input.current?.setSelectionRange(place, place)
  }, [masked])
  const change = (text: string) => {
    caret.current = plainCnpj(text.slice(0, input.current?.selectionStart ?? text.length)).length
    onChange(maskCnpj(text))
  }
  const wrong = complete && !checked.ok ? t(`cnpj.${checked.reason}`) : undefined
  const hint = checked.ok ? (
    <span className={css.right}>
      <IconCircleCheck size={15} aria-hidden />
      {t('cnpj.right')}
    </span>
  ) : (
    t('cnpj.hint')
  )
  return (
    <TextField
      ref={input}
      label="CNPJ"
      name={name}
      optional
      value={masked}
      onChange={change}
      error={error ?? wrong}
      hint={hint}
      placeholder="12.ABC.345/01DE-35"
      autoComplete="off"
    />
  )
}
