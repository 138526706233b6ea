import type { DemoRestaurant } from './group.ts'

export interface DemoSupplier {
  name: string
  tax_id: string
  address: string
  email: string
  phone: string
  payment_terms_days: number
  /** Its payments are recorded, and stand on its statements. */
  is_paid_monthly?: true
  restaurant: DemoRestaurant['key']
  /** Weekdays of delivery, ISO numbers. */
  delivers_on: readonly number[]
  /** How its invoices are numbered: `#` stands for the running number, `%` for the year. */
  numbering: string
  layout: string
  format: 'pdf' | 'xlsx' | 'csv'
  goods: readonly (readonly [description: string, unit: string, price: number, usual_quantity: number])[]
}

/** Who sells to the group, and what; fictional, with check digits that hold where a country has them. */
export const suppliers: readonly DemoSupplier[] = [
  {
    name: 'Liffey Mills Ltd',
    tax_id: 'IE6388047V',
    address: '3 North Wall Quay\nDublin 1',
    email: 'accounts@liffeymills.example',
    phone: '+353 1 555 0182',
    payment_terms_days: 30,
    is_paid_monthly: true,
    restaurant: 'dublin',
    delivers_on: [1, 4],
    numbering: 'LM-#',
    layout: 'ledger',
    format: 'pdf',
    goods: [
      ['Strong white flour 25 kg', 'bag', 21.4, 8],
      ['Wholemeal flour 25 kg', 'bag', 23.1, 3],
      ['Rye flour 10 kg', 'bag', 14.9, 2],
      ['Caster sugar 10 kg', 'bag', 12.6, 5],
      ['Oat flakes 10 kg', 'bag', 13.2, 2],
    ],
  },
  {
    name: 'Glenmore Dairy Co-op',
    tax_id: 'IE9825613N',
    address: 'Glenmore\nCo. Wicklow',
    email: 'ledger@glenmoredairy.example',
    phone: '+353 404 555 019',
    payment_terms_days: 14,
    restaurant: 'dublin',
    delivers_on: [1, 3, 5],
    numbering: 'GD%/#',
    layout: 'modern',
    format: 'pdf',
    goods: [
      ['Whole milk 2 l', 'bottle', 2.35, 40],
      ['Cream 35 % 5 l', 'can', 19.8, 4],
      ['Butter unsalted 5 kg', 'block', 38.9, 4],
      ['Free-range eggs, 180', 'tray', 41.2, 3],
      ['Mascarpone 2 kg', 'tub', 14.4, 2],
    ],
  },
  {
    name: 'Howth Harbour Fish Ltd',
    tax_id: 'IE4749148U',
    address: 'West Pier\nHowth',
    email: 'office@howthfish.example',
    phone: '+353 1 555 0127',
    payment_terms_days: 7,
    restaurant: 'dublin',
    delivers_on: [2, 5],
    numbering: 'HF-#',
    layout: 'open_items',
    format: 'pdf',
    goods: [
      ['Smoked salmon, sliced', 'kg', 29.5, 5],
      ['Hake fillet', 'kg', 18.2, 4],
      ['Crab meat, white', 'kg', 42, 1.5],
    ],
  },
  {
    name: 'Bean & Leaf Roasters',
    tax_id: 'IE3206488L',
    address: '21 Cork Street\nDublin 8',
    email: 'billing@beanandleaf.example',
    phone: '+353 1 555 0164',
    payment_terms_days: 30,
    is_paid_monthly: true,
    restaurant: 'dublin',
    delivers_on: [3],
    numbering: '#',
    layout: 'accountant',
    format: 'xlsx',
    goods: [
      ['House espresso beans', 'kg', 17.9, 18],
      ['Decaf beans', 'kg', 19.4, 3],
      ['Earl Grey, 100 bags', 'box', 9.8, 4],
      ['Oat drink barista 1 l', 'pack', 1.95, 36],
    ],
  },
  {
    name: 'Orchard County Fruit & Veg',
    tax_id: 'IE8256796U',
    address: 'Smithfield Market\nDublin 7',
    email: 'sales@orchardcounty.example',
    phone: '+353 1 555 0148',
    payment_terms_days: 14,
    restaurant: 'dublin',
    delivers_on: [1, 2, 3, 4, 5],
    numbering: 'OC#',
    layout: 'mainframe',
    format: 'csv',
    goods: [
      ['Bramley apples', 'kg', 1.85, 15],
      ['Vine tomatoes', 'kg', 2.9, 8],
      ['Lemons', 'kg', 2.4, 4],
      ['Rocket', 'kg', 8.6, 2],
      ['Raspberries 125 g', 'punnet', 1.6, 20],
      ['Carrots', 'kg', 0.95, 12],
    ],
  },
  {
    name: 'Moinho Boa Safra Ltda',
    tax_id: '11222333000181',
    address: 'Rua das Palmeiras 120\nCampinas SP',
    email: 'cobranca@boasafra.example',
    phone: '+55 19 5555 0142',
    payment_terms_days: 28,
    restaurant: 'sao_paulo',
    delivers_on: [2],
    numbering: 'NF #',
    layout: 'ledger',
    format: 'pdf',
    goods: [
      ['Farinha de trigo 25 kg', 'saco', 98.5, 6],
      ['Polvilho azedo 10 kg', 'saco', 86.9, 4],
      ['Açúcar refinado 10 kg', 'saco', 43.8, 4],
      ['Fermento biológico 500 g', 'pacote', 17.9, 8],
    ],
  },
  {
    name: 'Laticínios Serra Azul S.A.',
    tax_id: '12ABC34501DE35',
    address: 'Estrada da Serra 900\nPouso Alegre MG',
    email: 'financeiro@serraazul.example',
    phone: '+55 35 5555 0177',
    payment_terms_days: 21,
    restaurant: 'sao_paulo',
    delivers_on: [1, 4],
    numbering: '%-#',
    layout: 'credit_marks',
    format: 'pdf',
    goods: [
      ['Queijo meia cura', 'kg', 52.4, 10],
      ['Leite integral 1 l', 'caixa', 5.15, 60],
      ['Manteiga sem sal 5 kg', 'bloco', 189, 3],
      ['Ovos caipiras, 180', 'caixa', 148.5, 2],
    ],
  },
  {
    name: 'Café Alto da Mogiana',
    tax_id: '1345C3A5000106',
    address: 'Avenida Brasil 45\nFranca SP',
    email: 'contas@altomogiana.example',
    phone: '+55 16 5555 0131',
    payment_terms_days: 30,
    restaurant: 'sao_paulo',
    delivers_on: [3],
    numbering: 'AM#',
    layout: 'two_lines',
    format: 'xlsx',
    goods: [
      ['Café torrado em grãos', 'kg', 61.9, 12],
      ['Chá mate 250 g', 'pacote', 12.4, 6],
      ['Chocolate em pó 50 %', 'kg', 48.7, 5],
    ],
  },
  {
    name: 'Molino del Plata S.A.',
    tax_id: '211003420017',
    address: 'Rambla 25 de Agosto 310\nMontevideo',
    email: 'cuentas@molinodelplata.example',
    phone: '+598 2555 0119',
    payment_terms_days: 30,
    restaurant: 'montevideo',
    delivers_on: [2, 5],
    numbering: 'A-#',
    layout: 'sides_only',
    format: 'pdf',
    goods: [
      ['Harina 0000 25 kg', 'bolsa', 1180, 6],
      ['Azúcar 10 kg', 'bolsa', 640, 4],
      ['Levadura fresca 500 g', 'paquete', 165, 8],
    ],
  },
  {
    name: 'Tambo Los Ceibos',
    tax_id: '214873040018',
    address: 'Ruta 5 km 62\nFlorida',
    email: 'administracion@losceibos.example',
    phone: '+598 4555 0173',
    payment_terms_days: 15,
    restaurant: 'montevideo',
    delivers_on: [1, 4],
    numbering: 'TC/#',
    layout: 'modern',
    format: 'csv',
    goods: [
      ['Leche entera 1 l', 'sachet', 52, 50],
      ['Dulce de leche 10 kg', 'balde', 2350, 2],
      ['Manteca 5 kg', 'bloque', 2120, 2],
      ['Huevos, 180', 'caja', 1490, 2],
    ],
  },
]
