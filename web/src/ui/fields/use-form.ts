import { type FormEvent, useState } from 'react'
import { fieldErrors } from './form-errors.ts'

export interface FormOptions<V extends object> {
  initial: V
  /** Messages by field, before anything is sent; an empty object lets it go. */
  check?: (values: V) => Partial<Record<keyof V & string, string>>
  /** Sends. What it throws with `details` lands on the fields; anything else is `failure`. */
  send: (values: V) => Promise<unknown>
}

/**
 * State of one form: values, what is wrong with each, and sending.
 * @example
 * const form = useForm({ initial: { name: '' }, send: (values) => api('POST /vendors', { body: values }) })
 * <form {...form.props}><TextField label={t('name')} {...form.field('name')} /></form>
 */
export function useForm<V extends object>({ initial, check, send }: FormOptions<V>) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string | undefined>>({})
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  function set<K extends keyof V & string>(name: K, value: V[K]) {
    setValues((before) => ({ ...before, [name]: value }))
    setErrors((before) => ({ ...before, [name]: undefined }))
  }

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (busy) return
    const wrong = check?.(values) ?? {}
    setErrors(wrong)
    setFailure(undefined)
    if (Object.values(wrong).some(Boolean)) return focusFirstError()
    setBusy(true)
    try {
      await send(values)
    } catch (error) {
      const { fields, rest } = fieldErrors(error, Object.keys(values))
      setErrors(fields)
      if (rest.length > 0 || Object.keys(fields).length === 0) setFailure(error)
      else focusFirstError()
    } finally {
      setBusy(false)
    }
  }

  const field = <K extends keyof V & string>(name: K) => ({
    name,
    value: values[name],
    onChange: (value: V[K]) => set(name, value),
    error: errors[name],
  })

  const reset = (next: V = initial) => {
    setValues(next)
    setErrors({})
    setFailure(undefined)
  }

  return {
    values,
    set,
    setErrors,
    errors,
    failure,
    busy,
    submit,
    field,
    reset,
    props: { onSubmit: submit, noValidate: true },
  }
}

/** After React has drawn the errors. */
function focusFirstError() {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus()
  })
}
