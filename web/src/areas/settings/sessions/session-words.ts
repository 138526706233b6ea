import type { TFunction } from 'i18next'
import type { ApiItem } from '../../../shell/api-types.ts'

export type Session = ApiItem<'GET /auth/sessions'>

/** What a person would call a device: “Chrome on Android”. */
export function deviceName({ browser, system, kind }: Session['device'], t: TFunction<'settings'>): string {
  if (kind === 'program') return browser ? t('sessions.program', { name: browser }) : t('sessions.a_program')
  if (browser && system) return t('sessions.browser_on', { browser, system })
  return browser ?? system ?? t('sessions.a_browser')
}
