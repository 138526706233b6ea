/** The languages of the office, each by its own name. */
export const languages = { en: 'English', 'pt-BR': 'Português', es: 'Español' } as const

export type Language = keyof typeof languages

export const isLanguage = (text: string | null | undefined): text is Language =>
  Object.hasOwn(languages, text ?? '')

/** The best of ours for what a browser asks for, in its order. @example chooseLanguage(['pt-PT', 'en']) // 'pt-BR' */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0]
    const found = (Object.keys(languages) as Language[]).find(
      (ours) => ours.toLowerCase().split('-')[0] === primary,
    )
    if (found) return found
  }
  return 'en'
}

/**
 * How figures and dates are written: as the restaurant does when it speaks the person's language,
 * else as the person's language does.
 */
export function displayLocale(language: Language, restaurant_locale: string | undefined): string {
  const same = restaurant_locale?.split('-')[0] === language.split('-')[0]
  return same && restaurant_locale ? restaurant_locale : language
}
