import type { TFunction } from 'i18next'
import { expect, it } from 'vitest'
import { deviceName } from './session-words.ts'

const t = ((key: string, values: object = {}) =>
  [key, ...Object.values(values)].join(' ')) as TFunction<'settings'>

it.each([
  [{ browser: 'Chrome', system: 'Android', kind: 'phone' }, 'sessions.browser_on Chrome Android'],
  [{ browser: null, system: 'iPhone', kind: 'phone' }, 'iPhone'],
  [{ browser: 'Firefox', system: null, kind: 'computer' }, 'Firefox'],
  [{ browser: null, system: null, kind: 'computer' }, 'sessions.a_browser'],
  [{ browser: 'curl', system: null, kind: 'program' }, 'sessions.program curl'],
  [{ browser: null, system: null, kind: 'program' }, 'sessions.a_program'],
] as const)('%j', (device, name) => {
  expect(deviceName(device, t)).toBe(name)
})
