import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import css from '../form.module.css'

interface CodeFormProps {
  method: 'totp' | 'recovery_code'
  onCode: (shown: { code: string } | { recovery_code: string }) => Promise<void>
}

const digits = (text: string) => text.replaceAll(/\D/g, '').slice(0, 6)

/** A code, sent by itself as soon as its six digits are there, typed or pasted. */
export function CodeForm({ method, onCode }: CodeFormProps) {
  const { t } = useTranslation('sign-in')
  const is_totp = method === 'totp'
  const box = useRef<HTMLInputElement>(null)
  const form = useApiForm({
    initial: { code: '', recovery_code: '' },
    check: ({ code, recovery_code }) =>
      is_totp
        ? { code: code.length === 6 ? undefined : t('second.six_digits') }
        : { recovery_code: recovery_code.trim() ? undefined : t('missing') },
    send: async ({ code, recovery_code }) => {
      try {
        await onCode(is_totp ? { code } : { recovery_code: recovery_code.trim() })
      } catch (error) {
        // The next code is typed where this one stands.
        box.current?.select()
        throw error
      }
    },
  })
  const field = form.field(is_totp ? 'code' : 'recovery_code')
  const change = (text: string) => {
    field.onChange(is_totp ? digits(text) : text)
    const whole = is_totp && digits(text).length === 6 && digits(text) !== form.values.code
    if (whole) setTimeout(() => box.current?.form?.requestSubmit())
  }
  return (
    <form {...form.props} className={css.form}>
      {form.problem && <Callout tone="danger">{form.problem}</Callout>}
      <TextField
        {...field}
        ref={box}
        onChange={change}
        label={t(is_totp ? 'second.code' : 'second.recovery_code')}
        hint={t(is_totp ? 'second.code_hint' : 'second.recovery_hint')}
        placeholder={is_totp ? '123456' : 'XXXX-XXXX-XXXX-XXXX'}
        autoComplete={is_totp ? 'one-time-code' : 'off'}
        inputMode={is_totp ? 'numeric' : 'text'}
        maxLength={is_totp ? 12 : 40}
        autoFocus
      />
      <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
        {t('sign_in.action')}
      </Button>
    </form>
  )
}
