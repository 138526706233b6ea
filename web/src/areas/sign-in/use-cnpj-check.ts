import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiQuery } from '../../shell/queries.ts'

export type CheckedName =
  | { state: 'none' }
  | { state: 'right'; formatted: string }
  | { state: 'wrong'; reason: string }

/** Letters and digits of a CNPJ, in upper case. @example plainCnpj('12.abc.345/01de-35') // '12ABC34501DE35' */
export const plainCnpj = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Asks the server when typing pauses on 14 characters: check digits, and whether it may still be registered. */
export function useCnpjCheck(text: string): CheckedName {
  const cnpj = usePaused(plainCnpj(text))
  const { data } = useQuery({
    ...apiQuery('POST /organizations/validate-cnpj', { body: { cnpj } }),
    enabled: cnpj.length === 14,
    placeholderData: undefined,
  })
  if (!data || cnpj.length !== 14) return { state: 'none' }
  if (!data.valid) return { state: 'wrong', reason: data.reason ?? 'wrong' }
  if (!data.available) return { state: 'wrong', reason: 'taken' }
  return { state: 'right', formatted: data.formatted ?? cnpj }
}

function usePaused(value: string): string {
  const [paused, setPaused] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(value), 300)
    return () => clearTimeout(timer)
  }, [value])
  return paused
}
