import type { DisputeReason, ItemStatus } from '../items-contract.ts'
import type { PackLanguage } from '../packs-contract.ts'

/** What a dispute pack says, in the three languages of the house. */
export interface PackWords {
  subject: (statement: string) => string
  period: (from: string, to: string) => string
  greeting: string
  intro: (count: number) => string
  closing: string
  regards: string
  delivered_to: string
  tax_id: string
  date: string
  number: string
  theirs: string
  ours: string
  difference: string
  credit: string
  reason: string
  note: string
  currency: string
  total: string
  page: (page: number, pages: number) => string
  credit_asked: (amount: string) => string
  absent: Record<'ours' | 'theirs', string>
  reasons: Record<DisputeReason, string>
  classes: Record<ItemStatus, string>
  sheet: string
}

const en: PackWords = {
  subject: (statement) => `Disputed items on your statement ${statement}`,
  period: (from, to) => `${from} to ${to}`,
  greeting: 'Dear Sir or Madam,',
  intro: (count) =>
    `We compared your statement with our books. ${count === 1 ? 'One item does' : `${count} items do`} not agree. Please look at what is listed below, and send us a credit note or tell us what we have overlooked.`,
  closing: 'We hold back the amounts in dispute until they are settled. Everything else is paid as agreed.',
  regards: 'Kind regards,',
  delivered_to: 'Delivered to',
  tax_id: 'Tax id',
  date: 'Date',
  number: 'Number',
  theirs: 'You claim',
  ours: 'We recognise',
  difference: 'Difference',
  credit: 'Credit asked',
  reason: 'Reason',
  note: 'Note',
  currency: 'Currency',
  total: 'Total',
  page: (page, pages) => `Page ${page} of ${pages}`,
  credit_asked: (amount) => `We ask for a credit of ${amount}.`,
  absent: { ours: 'not received', theirs: 'not stated' },
  reasons: {
    wrong_price: 'The price is not the one agreed',
    wrong_quantity: 'The quantity is not the one delivered',
    not_delivered: 'Not delivered',
    not_ordered: 'Not ordered',
    returned: 'Goods were returned',
    damaged: 'Goods were damaged or spoilt',
    duplicate: 'Charged twice',
    missing_credit_note: 'The credit note is missing',
    short_credit: 'The credit is too small',
    already_paid: 'Already paid',
    other: 'Other',
  },
  classes: {
    matched: 'On both sides',
    amount_mismatch: 'The amounts differ',
    missing_in_restaurant: 'Not in our books',
    missing_in_supplier: 'Not on your statement',
  },
  sheet: 'Disputed items',
}

const pt: PackWords = {
  subject: (statement) => `Itens contestados no seu extrato ${statement}`,
  period: (from, to) => `${from} a ${to}`,
  greeting: 'Prezados senhores,',
  intro: (count) =>
    `Comparamos o seu extrato com a nossa contabilidade. ${count === 1 ? 'Um item não confere' : `${count} itens não conferem`}. Pedimos que verifiquem a lista abaixo e nos enviem uma nota de crédito, ou nos digam o que não vimos.`,
  closing: 'Os valores contestados ficam retidos até a solução. Todo o resto é pago conforme combinado.',
  regards: 'Atenciosamente,',
  delivered_to: 'Entregue em',
  tax_id: 'CNPJ / NIF',
  date: 'Data',
  number: 'Número',
  theirs: 'Vocês cobram',
  ours: 'Reconhecemos',
  difference: 'Diferença',
  credit: 'Crédito pedido',
  reason: 'Motivo',
  note: 'Observação',
  currency: 'Moeda',
  total: 'Total',
  page: (page, pages) => `Página ${page} de ${pages}`,
  credit_asked: (amount) => `Pedimos um crédito de ${amount}.`,
  absent: { ours: 'não recebida', theirs: 'não consta' },
  reasons: {
    wrong_price: 'O preço não é o combinado',
    wrong_quantity: 'A quantidade não é a entregue',
    not_delivered: 'Não foi entregue',
    not_ordered: 'Não foi pedido',
    returned: 'A mercadoria foi devolvida',
    damaged: 'A mercadoria veio danificada ou estragada',
    duplicate: 'Cobrado duas vezes',
    missing_credit_note: 'Falta a nota de crédito',
    short_credit: 'O crédito é menor que o devido',
    already_paid: 'Já foi pago',
    other: 'Outro motivo',
  },
  classes: {
    matched: 'Nos dois lados',
    amount_mismatch: 'Os valores diferem',
    missing_in_restaurant: 'Não está na nossa contabilidade',
    missing_in_supplier: 'Não está no seu extrato',
  },
  sheet: 'Itens contestados',
}

const es: PackWords = {
  subject: (statement) => `Partidas en disputa de su extracto ${statement}`,
  period: (from, to) => `${from} a ${to}`,
  greeting: 'Estimados señores:',
  intro: (count) =>
    `Hemos comparado su extracto con nuestra contabilidad. ${count === 1 ? 'Una partida no coincide' : `${count} partidas no coinciden`}. Les rogamos que revisen la lista siguiente y nos envíen una nota de abono, o nos indiquen lo que hayamos pasado por alto.`,
  closing:
    'Retenemos los importes en disputa hasta que se resuelvan. Todo lo demás se paga según lo acordado.',
  regards: 'Atentamente,',
  delivered_to: 'Entregado en',
  tax_id: 'NIF / RUC',
  date: 'Fecha',
  number: 'Número',
  theirs: 'Ustedes cobran',
  ours: 'Reconocemos',
  difference: 'Diferencia',
  credit: 'Abono solicitado',
  reason: 'Motivo',
  note: 'Nota',
  currency: 'Moneda',
  total: 'Total',
  page: (page, pages) => `Página ${page} de ${pages}`,
  credit_asked: (amount) => `Solicitamos un abono de ${amount}.`,
  absent: { ours: 'no recibida', theirs: 'no consta' },
  reasons: {
    wrong_price: 'El precio no es el acordado',
    wrong_quantity: 'La cantidad no es la entregada',
    not_delivered: 'No se entregó',
    not_ordered: 'No se pidió',
    returned: 'La mercancía se devolvió',
    damaged: 'La mercancía llegó dañada o en mal estado',
    duplicate: 'Cobrado dos veces',
    missing_credit_note: 'Falta la nota de abono',
    short_credit: 'El abono es menor que el debido',
    already_paid: 'Ya está pagado',
    other: 'Otro motivo',
  },
  classes: {
    matched: 'En ambos lados',
    amount_mismatch: 'Los importes difieren',
    missing_in_restaurant: 'No está en nuestra contabilidad',
    missing_in_supplier: 'No está en su extracto',
  },
  sheet: 'Partidas en disputa',
}

export const packWords: Record<PackLanguage, PackWords> = { en, 'pt-BR': pt, es }
