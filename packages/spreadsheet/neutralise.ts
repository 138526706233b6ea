// OWASP "CSV Injection": ASCII triggers, line feed, and the full-width forms that East Asian locales read
// as the same operators.
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * Makes a text harmless to a spreadsheet by an apostrophe before whatever could start a formula.
 * The apostrophe is part of the value, so it survives a later save from XLSX to CSV.
 * @example neutralise('=1+1') // "'=1+1"
 */
export function neutralise(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}
