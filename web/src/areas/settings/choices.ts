import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CURRENCIES } from '#packages/money'
import type { Choice } from '../../ui/fields/SelectField.tsx'

/** Codes that the Unicode names know but that are no country of ISO 3166-1: unions, islands' areas and tests. */
const NOT_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '))
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** Whether a region has been replaced: `SU` is written `RU` today. */
const isCurrent = (code: string) => new Intl.Locale(`und-${code}`).region === code

/** Every country of ISO 3166-1 that the browser has a name for. */
function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    (code) => !NOT_COUNTRIES.has(code) && isCurrent(code) && names.of(code),
  )
}

/** Ways of writing that restaurants are likely to want; another one stays a choice where it is already set. */
const locales =
  'en-IE en-GB en-US en-AU en-CA en-IN en-NZ en-ZA pt-BR pt-PT es-ES es-AR es-BO es-CL es-CO es-CR es-DO es-EC es-GT es-MX es-PA es-PE es-PY es-US es-UY cs-CZ da-DK de-AT de-CH de-DE el-GR fi-FI fr-BE fr-CA fr-CH fr-FR hr-HR hu-HU it-IT ja-JP nb-NO nl-BE nl-NL pl-PL ro-RO sv-SE'.split(
    ' ',
  )

function useNamed(
  type: 'region' | 'currency' | 'language',
  codes: () => readonly string[],
  current?: string,
): readonly Choice[] {
  const { i18n } = useTranslation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the codes are the same at every call
  return useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type })
    const all = new Set([...codes(), ...(current ? [current] : [])])
    const shown = (code: string) => (type === 'currency' ? `${names.of(code)} (${code})` : names.of(code))
    const choices = [...all].map((value) => ({ value, label: capital(shown(value) ?? value) }))
    return choices.sort((a, b) => a.label.localeCompare(b.label, i18n.language))
  }, [i18n.language, type, current])
}

/** Spanish and Portuguese write names of languages and currencies small; at the head of a line they stand tall. */
const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

export const useCountryChoices = () => useNamed('region', countryCodes)
export const useCurrencyChoices = (current: string) => useNamed('currency', () => CURRENCIES, current)
export const useLocaleChoices = (current: string) => useNamed('language', () => locales, current)

const zones = Intl.supportedValuesOf('timeZone')

/** Each with its distance from Greenwich now: `Europe/Dublin (GMT+1)`. */
export function useZoneChoices(current: string): readonly Choice[] {
  return useMemo(() => {
    const all = zones.includes(current) ? zones : [current, ...zones]
    return all.map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} ${offsetOf(zone)}` }))
  }, [current])
}

function offsetOf(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts()
  return `(${parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone})`
}
