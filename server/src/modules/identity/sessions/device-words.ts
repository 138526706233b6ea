/** What a person would call the thing that signed in. */
export interface DeviceWords {
  /** Chrome, Safari, … or a program's own name; null when it does not say. */
  browser: string | null
  /** Android, iPhone, Windows, …; null when it does not say. */
  system: string | null
  kind: 'phone' | 'tablet' | 'computer' | 'program'
}

/** The first that fits: nearly every browser also calls itself Chrome, Safari and Mozilla. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPX|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
]

const systems: readonly [RegExp, string, DeviceWords['kind']][] = [
  [/\biPad\b/, 'iPad', 'tablet'],
  [/\biPhone\b|\biPod\b/, 'iPhone', 'phone'],
  [/\bAndroid\b(?=.*\bMobile\b)/, 'Android', 'phone'],
  [/\bAndroid\b/, 'Android', 'tablet'],
  [/\bWindows\b/, 'Windows', 'computer'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS', 'computer'],
  [/\bCrOS\b/, 'ChromeOS', 'computer'],
  [/\bLinux\b|\bX11\b/, 'Linux', 'computer'],
]

/** A product token (RFC 9110 §10.1.5), short and harmless enough to be shown. */
const program = /^([A-Za-z][\w.-]{0,39})(?:\/|\s|$)/

/**
 * Reads a User-Agent, of which anybody may write what they like: only names from the lists above, or one short word,
 * are ever shown.
 * @example deviceWords('Mozilla/5.0 (Linux; Android 15; Pixel 9) … Chrome/141.0 Mobile Safari/537.36')
 * // { browser: 'Chrome', system: 'Android', kind: 'phone' }
 */
export function deviceWords(user_agent: string | null): DeviceWords {
  const text = user_agent ?? ''
  if (!text.startsWith('Mozilla/'))
    return { browser: program.exec(text)?.[1] ?? null, system: null, kind: 'program' }
  const browser = browsers.find(([pattern]) => pattern.test(text))?.[1] ?? null
  const [, system = null, kind = 'computer'] = systems.find(([pattern]) => pattern.test(text)) ?? []
  return { browser, system, kind }
}
