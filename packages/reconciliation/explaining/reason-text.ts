import type { Reason, ReasonCode } from './reasons.ts'

export type ReasonLanguage = 'en' | 'pt-BR' | 'es'

type Words = Record<ReasonCode, string>

const EN: Words = {
  same_number: 'same number {number}',
  number_reformatted: 'number written differently: {statement_number} and {ledger_number}',
  number_look_alike: 'letters that look like digits: {statement_number} and {ledger_number}',
  number_mistyped: 'number one character off: {statement_number} and {ledger_number}',
  number_cut_off: 'number cut short: {statement_number} and {ledger_number}',
  number_absent: 'no number on one side; matched by amount and date',
  number_in_description: 'number {number} found in the description',
  number_differs: 'numbers differ: {statement_number} and {ledger_number}',
  same_amount: 'same amount',
  rounding: 'rounding difference of {difference}',
  tax_ratio: 'differs by {difference}, as {percent} % tax would',
  transposed_digits: 'two digits of the amount swapped, difference {difference}',
  opposite_sign: 'same amount with the opposite sign, difference {difference}',
  short_credit: 'credit is smaller on the statement by {difference}',
  partial_amount: 'statement has {percent} % of the amount, difference {difference}',
  amount_differs: 'amounts differ by {difference}',
  date_differs: 'dates {days} day(s) apart',
  split: 'one ledger entry billed in {count} lines',
  merged: '{count} ledger entries billed in one line',
  not_in_ledger: 'on the statement but not in the ledger',
  not_on_statement: 'in the ledger but not on the statement',
  duplicate: 'repeats {of}',
  timing: 'dated {date}, after the statement ends on {period_end}',
  other_currency: '{of} has the same number in {currency}',
  other_site: 'billed to {statement_site}, booked at {ledger_site}',
  payment: 'a payment',
  opening_balance: 'an opening balance',
}

const PT_BR: Words = {
  same_number: 'mesmo número {number}',
  number_reformatted: 'número escrito de outra forma: {statement_number} e {ledger_number}',
  number_look_alike: 'letras parecidas com algarismos: {statement_number} e {ledger_number}',
  number_mistyped: 'número com um caractere trocado: {statement_number} e {ledger_number}',
  number_cut_off: 'número incompleto: {statement_number} e {ledger_number}',
  number_absent: 'sem número em um dos lados; encontrado por valor e data',
  number_in_description: 'número {number} encontrado na descrição',
  number_differs: 'números diferentes: {statement_number} e {ledger_number}',
  same_amount: 'mesmo valor',
  rounding: 'diferença de arredondamento de {difference}',
  tax_ratio: 'diferença de {difference}, como um imposto de {percent} %',
  transposed_digits: 'dois algarismos do valor invertidos, diferença {difference}',
  opposite_sign: 'mesmo valor com o sinal oposto, diferença {difference}',
  short_credit: 'crédito menor no extrato em {difference}',
  partial_amount: 'o extrato traz {percent} % do valor, diferença {difference}',
  amount_differs: 'valores diferem em {difference}',
  date_differs: 'datas com {days} dia(s) de diferença',
  split: 'um lançamento cobrado em {count} linhas',
  merged: '{count} lançamentos cobrados em uma linha',
  not_in_ledger: 'no extrato, mas não nos lançamentos',
  not_on_statement: 'nos lançamentos, mas não no extrato',
  duplicate: 'repete {of}',
  timing: 'com data de {date}, depois do fim do extrato em {period_end}',
  other_currency: '{of} tem o mesmo número em {currency}',
  other_site: 'cobrado de {statement_site}, lançado em {ledger_site}',
  payment: 'um pagamento',
  opening_balance: 'um saldo inicial',
}

const ES: Words = {
  same_number: 'mismo número {number}',
  number_reformatted: 'número escrito de otra forma: {statement_number} y {ledger_number}',
  number_look_alike: 'letras parecidas a cifras: {statement_number} y {ledger_number}',
  number_mistyped: 'número con un carácter equivocado: {statement_number} y {ledger_number}',
  number_cut_off: 'número incompleto: {statement_number} y {ledger_number}',
  number_absent: 'sin número en un lado; emparejado por importe y fecha',
  number_in_description: 'número {number} hallado en la descripción',
  number_differs: 'números distintos: {statement_number} y {ledger_number}',
  same_amount: 'mismo importe',
  rounding: 'diferencia de redondeo de {difference}',
  tax_ratio: 'diferencia de {difference}, como un impuesto del {percent} %',
  transposed_digits: 'dos cifras del importe invertidas, diferencia {difference}',
  opposite_sign: 'mismo importe con el signo contrario, diferencia {difference}',
  short_credit: 'abono menor en el extracto en {difference}',
  partial_amount: 'el extracto trae el {percent} % del importe, diferencia {difference}',
  amount_differs: 'los importes difieren en {difference}',
  date_differs: 'fechas con {days} día(s) de diferencia',
  split: 'un asiento facturado en {count} líneas',
  merged: '{count} asientos facturados en una línea',
  not_in_ledger: 'en el extracto, pero no en el libro',
  not_on_statement: 'en el libro, pero no en el extracto',
  duplicate: 'repite {of}',
  timing: 'con fecha {date}, posterior al fin del extracto el {period_end}',
  other_currency: '{of} tiene el mismo número en {currency}',
  other_site: 'facturado a {statement_site}, registrado en {ledger_site}',
  payment: 'un pago',
  opening_balance: 'un saldo inicial',
}

const WORDS: Record<ReasonLanguage, Words> = { en: EN, 'pt-BR': PT_BR, es: ES }

/**
 * A reason in words; numbers with the decimal mark of the language, days as ISO dates.
 * Example: `reasonText({ code: 'rounding', params: { difference: 0.01 } }, 'es')`.
 */
export function reasonText({ code, params }: Reason, language: ReasonLanguage): string {
  return WORDS[language][code].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? ''
    const isDecimal = typeof value === 'number' && language !== 'en'
    return isDecimal ? String(value).replace('.', ',') : String(value)
  })
}
