// Month names and abbreviations in English, Portuguese, Spanish, French, Italian, German and Dutch (CLDR).
const MONTHS: string[][] = [
  [
    'january',
    'janeiro',
    'enero',
    'janvier',
    'gennaio',
    'januar',
    'januari',
    'janner',
    'jan',
    'ene',
    'gen',
    'janv',
  ],
  ['february', 'fevereiro', 'febrero', 'fevrier', 'febbraio', 'februar', 'februari', 'feb', 'fev', 'fevr'],
  ['march', 'marco', 'marzo', 'mars', 'marz', 'maerz', 'maart', 'mar', 'mrt', 'mrz', 'maa'],
  ['april', 'abril', 'avril', 'aprile', 'apr', 'abr', 'avr'],
  ['may', 'maio', 'mayo', 'mai', 'maggio', 'mei', 'mag'],
  ['june', 'junho', 'junio', 'juin', 'giugno', 'juni', 'jun', 'giu'],
  ['july', 'julho', 'julio', 'juillet', 'luglio', 'juli', 'jul', 'juil', 'lug'],
  ['august', 'agosto', 'aout', 'aou', 'augustus', 'aug', 'ago'],
  ['september', 'setembro', 'septiembre', 'setiembre', 'septembre', 'settembre', 'sep', 'sept', 'set'],
  ['october', 'outubro', 'octubre', 'octobre', 'ottobre', 'oktober', 'oct', 'out', 'ott', 'okt'],
  ['november', 'novembro', 'noviembre', 'novembre', 'nov'],
  ['december', 'dezembro', 'diciembre', 'decembre', 'dicembre', 'dezember', 'dec', 'dez', 'dic'],
]

const BY_NAME = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))

/** The month (1 to 12) of a normalised name in any of the seven languages. */
export function monthNamed(name: string): number | undefined {
  return BY_NAME.get(name)
}
