import { useTranslation } from 'react-i18next'
import { type FormOptions, useForm } from '../ui/fields/use-form.ts'
import { explain, inLanguage } from './explain.ts'

/** `useForm` for calls of the api: refusals speak the person's language; `problem` is what belongs to no field. */
export function useApiForm<V extends object>(options: FormOptions<V>) {
  const { t } = useTranslation()
  const form = useForm({
    ...options,
    send: (values: V) =>
      options.send(values).catch((error) => {
        throw inLanguage(error, t)
      }),
  })
  return { ...form, problem: form.failure ? explain(form.failure, t) : undefined }
}
