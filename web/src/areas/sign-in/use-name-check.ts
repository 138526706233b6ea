import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { apiQuery } from '../../shell/queries.ts'
import { plainCnpj } from './registration.ts'

export type CheckedName =
  | { state: 'none' }
  | { state: 'right'; formatted: string }
  | { state: 'wrong'; reason: string }

/** Asks the server when typing pauses on the 11 digits of a CPF whether its check digits fit. */
export function useCpfCheck(text: string): CheckedName {
  const username = usePaused(text.replace(/\D/g, ''))
  const { data } = useQuery({
    ...apiQuery('POST /auth/validate-username', { body: { username } }),
    enabled: username.length === 11,
    placeholderData: undefined,
  })
  if (!data || username.length !== 11) return { state: 'none' }
  if (!data.valid) return { state: 'wrong', reason: data.reason ?? 'wrong' }
  return { state: 'right', formatted: data.formatted ?? username }
}

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
