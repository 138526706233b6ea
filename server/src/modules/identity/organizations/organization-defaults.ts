import { countryOfLocale, findCountry } from '#packages/countries'
import { isCurrency } from '#packages/money'
import { fieldError } from '#platform/errors'

export interface PlaceOfBusiness {
  country: string
  currency: string
  locale: string
}

/** Where nothing tells the country. */
const fallbackCountry = 'US'

/**
 * Country, currency and locale of a new organization: as given, else from the locale's country, else Brazil for
 * those who have Brazilian papers. Errors: constraint_violated.
 */
export function placeOfBusiness(
  given: Partial<PlaceOfBusiness>,
  hints: { has_brazilian_papers: boolean },
  prefix = '',
): PlaceOfBusiness {
  assertPlace(given, prefix)
  const code =
    given.country ??
    (given.locale && countryOfLocale(given.locale)) ??
    (hints.has_brazilian_papers ? 'BR' : fallbackCountry)
  const country = findCountry(code)!
  return {
    country: code,
    currency: given.currency ?? country.currency,
    locale: given.locale ?? country.locale,
  }
}

/** Errors: constraint_violated, when a country or a currency does not exist. */
export function assertPlace({ country, currency }: Partial<PlaceOfBusiness>, prefix = ''): void {
  if (country !== undefined && !findCountry(country))
    throw fieldError('constraint_violated', `${prefix}country`, 'There is no such country.')
  if (currency !== undefined && !isCurrency(currency))
    throw fieldError('constraint_violated', `${prefix}currency`, 'There is no such currency.')
}
