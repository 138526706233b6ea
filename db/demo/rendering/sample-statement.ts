import { LOCALES, type Locale, type StatementData, type StatementLine } from './business-paper.ts'
import { wordsOf } from './words.ts'

// Mulberry32 (Tommy Ettinger, public domain): small, seeded, good enough for test data.
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}

const CURRENCIES: Record<Locale, string> = {
  'en-US': 'USD',
  'en-GB': 'GBP',
  'en-IE': 'EUR',
  'pt-BR': 'BRL',
  'es-ES': 'EUR',
  'de-DE': 'EUR',
  'fr-FR': 'EUR',
  'it-IT': 'EUR',
}

const SUPPLIERS: Record<Locale, StatementData['supplier']> = {
  'en-US': {
    name: 'Golden Valley Produce Inc',
    address: '210 Harbor Street\nSan Mateo CA 94401',
    tax_id: '94-3182736',
    email: 'accounts@goldenvalley.example',
    phone: '+1 650 555 0114',
  },
  'en-GB': {
    name: 'Harwood & Sons Dairy Ltd',
    address: '8 Mill Lane\nBristol BS1 4QA',
    tax_id: 'GB123456789',
    email: 'ledger@harwood-dairy.example',
    phone: '+44 117 496 0213',
  },
  'en-IE': {
    name: 'Liffey Bay Seafood Ltd',
    address: '3 North Wall Quay\nDublin 1',
    tax_id: 'IE6388047V',
    email: 'accounts@liffeybay.example',
    phone: '+353 1 555 0182',
  },
  'pt-BR': {
    name: 'Hortifruti Boa Safra Ltda',
    address: 'Rua das Palmeiras 120\nCampinas SP',
    tax_id: '11.222.333/0001-81',
    email: 'cobranca@boasafra.example',
    phone: '+55 19 5555 0142',
  },
  'es-ES': {
    name: 'Aceites del Sur S.L.',
    address: 'Calle Olivar 9\n41001 Sevilla',
    tax_id: 'B12345674',
    email: 'cuentas@aceitesdelsur.example',
    phone: '+34 955 550 133',
  },
  'de-DE': {
    name: 'Brauhof Getränke GmbH',
    address: 'Lindenweg 14\n80331 München',
    tax_id: 'DE136695976',
    email: 'buchhaltung@brauhof.example',
    phone: '+49 89 5550 1190',
  },
  'fr-FR': {
    name: 'Maison Delorme SARL',
    address: '12 rue des Halles\n69002 Lyon',
    tax_id: 'FR40303265045',
    email: 'comptabilite@delorme.example',
    phone: '+33 4 55 50 12 34',
  },
  'it-IT': {
    name: 'Caseificio Bellavista S.r.l.',
    address: 'Via Emilia 77\n43121 Parma',
    tax_id: '01234567890',
    email: 'contabilita@bellavista.example',
    phone: '+39 0521 555 019',
  },
}

/** A believable statement for a seed: two thirds invoices, some payments and credit notes, days in order. */
export function sampleStatement(
  seed: number,
  { locale = LOCALES[seed % LOCALES.length]!, count = 24 }: { locale?: Locale; count?: number } = {},
): StatementData {
  const random = randomOf(seed * 7_919 + 17)
  const year = 2024 + Math.floor(random() * 3)
  const month = 1 + Math.floor(random() * 12)
  const last_day = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const iso = (day: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const days = Array.from({ length: count }, () => 1 + Math.floor(random() * last_day)).sort((a, b) => a - b)
  const first_number = 1_000 + Math.floor(random() * 80_000)
  const lines = days.map((day, index) => lineOf(iso(day), first_number + index * 3, random, locale))
  return {
    supplier: SUPPLIERS[locale],
    customer: { name: 'The Cookie Jar', address: '5 Market Square\nOld Town' },
    currency: CURRENCIES[locale],
    locale,
    period: { from: iso(1), to: iso(last_day) },
    opening_balance: Math.round(random() * 400_000) / 100,
    lines,
  }
}

function lineOf(date: string, number: number, random: () => number, locale: Locale): StatementLine {
  const roll = random()
  const kind: StatementLine['kind'] = roll < 0.72 ? 'invoice' : roll < 0.88 ? 'payment' : 'credit_note'
  const cents = 100 + Math.floor(random() ** 2 * (kind === 'payment' ? 300_000 : 120_000))
  const prefix = { invoice: 'INV-', payment: 'P', credit_note: 'CN-', other: 'A' }[kind]
  const tail = ['', '', ' 12 kg', ' week 3', ' order 7741'][Math.floor(random() * 5)]!
  return {
    date,
    reference: `${prefix}${number}`,
    description: `${wordsOf(locale).kinds[kind]}${tail}`,
    kind,
    amount: (kind === 'invoice' ? cents : -cents) / 100,
  }
}
