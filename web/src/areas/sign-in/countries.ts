/**
 * What a country usually means for a restaurant: its currency (ISO 4217) and the time zone of most of its people.
 * Only a proposal in the set-up; everything may be chosen otherwise.
 */
const table = `
AR ARS America/Argentina/Buenos_Aires
AT EUR Europe/Vienna
AU AUD Australia/Sydney
BE EUR Europe/Brussels
BO BOB America/La_Paz
BR BRL America/Sao_Paulo
CA CAD America/Toronto
CH CHF Europe/Zurich
CL CLP America/Santiago
CO COP America/Bogota
CR CRC America/Costa_Rica
CZ CZK Europe/Prague
DE EUR Europe/Berlin
DK DKK Europe/Copenhagen
DO DOP America/Santo_Domingo
EC USD America/Guayaquil
ES EUR Europe/Madrid
FI EUR Europe/Helsinki
FR EUR Europe/Paris
GB GBP Europe/London
GR EUR Europe/Athens
GT GTQ America/Guatemala
HR EUR Europe/Zagreb
HU HUF Europe/Budapest
IE EUR Europe/Dublin
IN INR Asia/Kolkata
IT EUR Europe/Rome
JP JPY Asia/Tokyo
MX MXN America/Mexico_City
NL EUR Europe/Amsterdam
NO NOK Europe/Oslo
NZ NZD Pacific/Auckland
PA USD America/Panama
PE PEN America/Lima
PL PLN Europe/Warsaw
PT EUR Europe/Lisbon
PY PYG America/Asuncion
RO RON Europe/Bucharest
SE SEK Europe/Stockholm
US USD America/New_York
UY UYU America/Montevideo
ZA ZAR Africa/Johannesburg`

export interface Country {
  code: string
  currency: string
  timezone: string
}

export const countries: readonly Country[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [code, currency, timezone] = row.split(' ') as [string, string, string]
    return { code, currency, timezone }
  })

/** The country a browser most likely stands in: by its time zone, else by the region of its language. */
export function guessCountry(timezone: string, languages: readonly string[]): Country | undefined {
  const by_zone = countries.find((country) => country.timezone === timezone)
  const regions = languages.map((language) => new Intl.Locale(language).region)
  return by_zone ?? countries.find((country) => regions.includes(country.code))
}

/** The language of the person with the country they work in: `en` in IE writes as `en-IE`. */
export function localeIn(language: string, country: string): string {
  return `${language.split('-')[0]}-${country}`
}
