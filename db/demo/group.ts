import type { Locale } from './rendering/index.ts'

/** The fictional group of the demo: The Cookie Jar, a bakery café in Dublin, and its sisters abroad. */
export const group = {
  name: 'The Cookie Jar Group',
  trade_name: 'The Cookie Jar',
  country: 'IE',
  currency: 'EUR',
  locale: 'en-IE',
  address: '5 Market Square, Dublin 2',
  phone: '+353 1 555 0110',
  email: 'office@cookiejar.example',
} as const

export interface DemoRestaurant {
  key: 'dublin' | 'sao_paulo' | 'montevideo'
  name: string
  slug: string
  location: string
  cuisine_type: string
  description: string
  timezone: string
  currency: string
  locale: string
  paper_locale: Locale
  address: string
  stores: readonly string[]
}

export const restaurants: readonly DemoRestaurant[] = [
  {
    key: 'dublin',
    name: 'The Cookie Jar',
    slug: 'the-cookie-jar',
    location: 'Market Square, Dublin',
    cuisine_type: 'Bakery café',
    description: 'Bread at seven, cookies all day, soup at noon.',
    timezone: 'Europe/Dublin',
    currency: 'EUR',
    locale: 'en-IE',
    paper_locale: 'en-IE',
    address: '5 Market Square\nDublin 2',
    stores: ['Kitchen', 'Dry store', 'Walk-in freezer', 'Coffee bar'],
  },
  {
    key: 'sao_paulo',
    name: 'O Pote de Biscoitos',
    slug: 'o-pote-de-biscoitos',
    location: 'Vila Madalena, São Paulo',
    cuisine_type: 'Padaria e café',
    description: 'Pão de queijo, bolos e biscoitos da casa.',
    timezone: 'America/Sao_Paulo',
    currency: 'BRL',
    locale: 'pt-BR',
    paper_locale: 'pt-BR',
    address: 'Rua Harmonia 120\nSão Paulo SP',
    stores: ['Cozinha', 'Estoque seco', 'Câmara fria'],
  },
  {
    key: 'montevideo',
    name: 'El Tarro de Galletas',
    slug: 'el-tarro-de-galletas',
    location: 'Ciudad Vieja, Montevideo',
    cuisine_type: 'Panadería y café',
    description: 'Medialunas, tartas y galletas recién horneadas.',
    timezone: 'America/Montevideo',
    currency: 'UYU',
    locale: 'es-UY',
    paper_locale: 'es-ES',
    address: 'Calle Sarandí 450\nMontevideo',
    stores: ['Cocina', 'Depósito', 'Freezer'],
  },
]

export interface DemoPerson {
  email: string
  first_name: string
  last_name: string
  role: 'admin' | 'manager' | 'chef' | 'employee' | 'shopper' | 'customer'
  restaurant?: DemoRestaurant['key']
  language: 'en' | 'pt-BR' | 'es'
}

const at = (name: string) => `${name}@cookiejar.example`

export const people: readonly DemoPerson[] = [
  { email: at('owner'), first_name: 'Olivia', last_name: 'Keane', role: 'admin', language: 'en' },
  { email: at('manager'), first_name: 'Marcus', last_name: 'Doyle', role: 'manager', language: 'en' },
  {
    email: at('chef'),
    first_name: 'Chiara',
    last_name: 'Conti',
    role: 'chef',
    restaurant: 'dublin',
    language: 'en',
  },
  {
    email: at('employee'),
    first_name: 'Erin',
    last_name: 'Walsh',
    role: 'employee',
    restaurant: 'dublin',
    language: 'en',
  },
  {
    email: at('shopper'),
    first_name: 'Samir',
    last_name: 'Haddad',
    role: 'shopper',
    restaurant: 'dublin',
    language: 'en',
  },
  { email: at('customer'), first_name: 'Casey', last_name: 'Byrne', role: 'customer', language: 'en' },
  {
    email: at('beatriz'),
    first_name: 'Beatriz',
    last_name: 'Nogueira',
    role: 'manager',
    restaurant: 'sao_paulo',
    language: 'pt-BR',
  },
  {
    email: at('thiago'),
    first_name: 'Thiago',
    last_name: 'Ramos',
    role: 'chef',
    restaurant: 'sao_paulo',
    language: 'pt-BR',
  },
  {
    email: at('lucia'),
    first_name: 'Lucía',
    last_name: 'Fernández',
    role: 'manager',
    restaurant: 'montevideo',
    language: 'es',
  },
  {
    email: at('mateo'),
    first_name: 'Mateo',
    last_name: 'Silva',
    role: 'chef',
    restaurant: 'montevideo',
    language: 'es',
  },
]
