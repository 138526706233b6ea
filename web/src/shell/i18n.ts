import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { chooseLanguage, isLanguage, type Language } from './languages.ts'

const KEY = 'brigade-language'

type Bundle = Record<string, unknown>

/** What every page needs, in one request; `menu` has what the areas call their places and commands. */
const firstNamespaces = ['shell', 'ui', 'menu']
const firstWords: Record<Language, () => Promise<{ default: Record<string, Bundle> }>> = {
  en: () => import('virtual:first-words/en'),
  'pt-BR': () => import('virtual:first-words/pt-BR'),
  es: () => import('virtual:first-words/es'),
}
/** What goes wrong; comes beside the first page, which does not wait for it. */
const errorWords = import.meta.glob<Bundle>('./locales/*/errors.json', { import: 'default' })
/** Long ones of one page of an area, which loads them by the name of their folder. */
const pageWords = import.meta.glob<Bundle>('../areas/*/*/locales/*.json', { import: 'default' })
const areaWords = import.meta.glob<Bundle>('../areas/*/locales/*.json', { import: 'default' })

/** Any namespace but these is the area of that name. */
async function wordsOf(language: Language, namespace: string): Promise<Bundle | undefined> {
  if (firstNamespaces.includes(namespace)) return (await firstWords[language]()).default[namespace]
  if (namespace === 'errors') return errorWords[`./locales/${language}/errors.json`]?.()
  const own = Object.keys(pageWords).find((path) => path.endsWith(`/${namespace}/locales/${language}.json`))
  if (own) return pageWords[own]!()
  return areaWords[`../areas/${namespace}/locales/${language}.json`]?.()
}

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    wordsOf(language as Language, namespace).then(
      (words) => (words ? done(null, words) : done(new Error(`No words: ${namespace}, ${language}`), null)),
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
      // A copy: loading more adds to it.
      ns: [...firstNamespaces],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      // Who shows an error before its words are here shows it again with them.
      react: { useSuspense: true, bindI18nStore: 'added' },
    })
  void i18n.loadNamespaces('errors')
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
