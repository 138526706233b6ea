import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chooseLanguage, isLanguage, type Language } from './languages.ts'

const KEY = 'brigade-language'

type Bundle = Record<string, unknown>
const bundles = import.meta.glob<Bundle>(['./locales/*/*.json', '../areas/*/locales/*.json'], {
  import: 'default',
})

/** `shell`, `errors` and `ui` are the shell's; any other namespace is the area of that name. */
function bundleOf(language: string, namespace: string) {
  const own = bundles[`./locales/${language}/${namespace}.json`]
  return own ?? bundles[`../areas/${namespace}/locales/${language}.json`]
}

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const load = bundleOf(language, namespace)
    if (!load) return done(new Error(`No words for ${namespace} in ${language}`), null)
    load().then(
      (bundle) => done(null, bundle),
      (error: Error) => done(error, null),
    )
  },
}

function keptLanguage(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEY)
    return isLanguage(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

export const i18n = i18next.createInstance()

i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language
})

/** Loads the shell's words in the kept language, else the browser's. */
export async function startLanguages(): Promise<void> {
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: keptLanguage() ?? chooseLanguage(navigator.languages),
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['shell', 'errors', 'ui'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
}

/** Switches, loads what is missing and keeps the choice on this device. */
export async function chooseOwnLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language)
  } catch {
    // Storage may be forbidden; the choice holds for this page.
  }
  await i18n.changeLanguage(language)
}

export const currentLanguage = () => i18n.language as Language
