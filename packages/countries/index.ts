export { COUNTRIES, type Country, countryOfLocale, findCountry } from './countries.ts'
