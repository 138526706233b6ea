import type { Chance } from './chance.ts'
import type { DocumentLocale } from './printed.ts'

export type InventedParty = {
  name: string
  street: string
  city: string
  tax_id: string
  tax_label: string
  email: string
  phone: string
}

type Country = {
  first: string
  goods: string
  forms: string
  streets: string
  cities: string
  phone: string
  tax_label: string
}

const COUNTRIES: Record<DocumentLocale, Country> = {
  'en-US': {
    first: 'Golden Valley;Blue Harbor;Northgate;Lakeside',
    goods: 'Produce;Seafood;Foodservice;Paper Supply',
    forms: 'Inc;LLC;Co.;Corp.',
    streets: 'Harbor Street;Main Street;Elm Avenue',
    cities: 'San Mateo, CA 94401;Austin, TX 78701',
    phone: '(650) 555-0',
    tax_label: 'EIN',
  },
  'en-GB': {
    first: 'Harwood & Sons;Liffey Bay;Oakfield;Brindley',
    goods: 'Dairy;Butchers;Wines;Catering Supplies',
    forms: 'Ltd;Limited;PLC',
    streets: 'Mill Lane;High Street;Station Road',
    cities: 'Bristol BS1 4QA;Leeds LS1 5DL',
    phone: '+44 117 496 0',
    tax_label: 'VAT no',
  },
  'pt-BR': {
    first: 'Boa Safra;Serra Azul;Bom Pasto;Três Rios',
    goods: 'Hortifruti;Laticínios;Bebidas;Embalagens',
    forms: 'Ltda;S.A.;ME',
    streets: 'Rua das Palmeiras;Avenida Paulista',
    cities: '13010-111 Campinas SP;01310-100 São Paulo SP',
    phone: '+55 19 5555-0',
    tax_label: 'CNPJ',
  },
  'es-ES': {
    first: 'Aceites;Frutas;Bodegas;Pescados',
    goods: 'del Sur;Olivar;Mediterráneo;Hermanos Ruiz',
    forms: 'S.L.;S.A.;S.L.U.',
    streets: 'Calle Olivar;Avenida de la Paz',
    cities: '41001 Sevilla;46002 Valencia',
    phone: '+34 955 550 ',
    tax_label: 'CIF',
  },
  'fr-FR': {
    first: 'Maison;Comptoir;Établissements;Caves',
    goods: 'Delorme;Bertin;Lavigne;des Halles',
    forms: 'SARL;SAS;SA',
    streets: 'rue des Halles;avenue Foch',
    cities: '69002 Lyon;33000 Bordeaux',
    phone: '+33 4 55 50 1',
    tax_label: 'N° TVA',
  },
  'de-DE': {
    first: 'Brauhof;Metzgerei Huber;Nordfrische;Backhaus',
    goods: 'Getränke;Großhandel;Feinkost;Lebensmittel',
    forms: 'GmbH;GmbH & Co. KG;AG',
    streets: 'Lindenweg;Hauptstraße;Am Markt',
    cities: '80331 München;20095 Hamburg',
    phone: '+49 89 5550 1',
    tax_label: 'USt-IdNr.',
  },
  'it-IT': {
    first: 'Caseificio;Ortofrutta;Salumificio;Cantina',
    goods: 'Bellavista;Rossi;del Piave;San Marco',
    forms: 'S.r.l.;S.p.A.;S.n.c.',
    streets: 'Via Emilia;Corso Italia',
    cities: '43121 Parma;20121 Milano',
    phone: '+39 0521 555 0',
    tax_label: 'P. IVA',
  },
  'nl-NL': {
    first: 'Van Dijk;De Kaasboer;Zeeland;Hollands',
    goods: 'Groothandel;Vis;Versproducten;Dranken',
    forms: 'B.V.;N.V.;VOF',
    streets: 'Weena;Kerkstraat;Havenweg',
    cities: '3012 CN Rotterdam;1012 AB Amsterdam',
    phone: '+31 10 555 0',
    tax_label: 'BTW-nr.',
  },
}

const list = (text: string) => text.split(';')

/** A sender of a locale with a tax id whose check digits hold. */
export function inventSupplier(chance: Chance, locale: DocumentLocale): InventedParty {
  const country = COUNTRIES[locale]
  const [first, goods] = [chance.of(list(country.first)), chance.of(list(country.goods))]
  const domain = `${first}${goods}`
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
  return {
    name: `${first} ${goods} ${chance.of(list(country.forms))}`,
    ...address(chance, country),
    tax_id: taxId(chance, locale),
    tax_label: country.tax_label,
    email: `${chance.of(['accounts', 'info', 'billing'])}@${domain}.example`,
    phone: `${country.phone}${chance.digits(3)}`,
  }
}

/** The restaurant that receives the paper. */
export function inventCustomer(chance: Chance, locale: DocumentLocale): InventedParty {
  const country = COUNTRIES[locale]
  return {
    name: chance.of(['The Cookie Jar', 'Bistro Lumen', 'Casa Verde', 'Blue Door Kitchen', 'Osteria Nove']),
    ...address(chance, country),
    tax_id: taxId(chance, locale),
    tax_label: country.tax_label,
    email: '',
    phone: '',
  }
}

function address(chance: Chance, country: Country) {
  return {
    street: `${chance.of(list(country.streets))} ${chance.whole(1, 180)}`,
    city: chance.of(list(country.cities)),
  }
}

function taxId(chance: Chance, locale: DocumentLocale): string {
  const digits = (count: number) => Array.from({ length: count }, () => chance.whole(0, 9))
  switch (locale) {
    case 'en-US':
      return `${chance.whole(20, 88)}-${chance.digits(7)}`
    case 'en-GB': {
      const body = digits(7)
      const sum = body.reduce((total, digit, index) => total + digit * (8 - index), 0)
      return `GB${body.join('')}${String(97 - (sum % 97)).padStart(2, '0')}`
    }
    case 'de-DE': {
      const body = [chance.whole(1, 9), ...digits(7)]
      let product = 10
      for (const digit of body) {
        const sum = (digit + product) % 10 || 10
        product = (2 * sum) % 11
      }
      return `DE${body.join('')}${(11 - product) % 10}`
    }
    case 'fr-FR': {
      const siren = Number(luhn(digits(8)).join(''))
      return `FR${String((12 + 3 * (siren % 97)) % 97).padStart(2, '0')}${String(siren).padStart(9, '0')}`
    }
    case 'it-IT':
      return luhn(digits(10)).join('')
    case 'es-ES': {
      const body = digits(7)
      const check = luhn(body).at(-1)!
      return `B${body.join('')}${check}`
    }
    case 'nl-NL': {
      for (;;) {
        const body = digits(8)
        const rest = body.reduce((total, digit, index) => total + digit * (9 - index), 0) % 11
        if (rest < 10) return `NL${body.join('')}${rest}B01`
      }
    }
    default: {
      const base = [...digits(8), 0, 0, 0, 1]
      for (const weights of [
        [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2],
        [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2],
      ]) {
        const rest = weights.reduce((sum, weight, index) => sum + weight * base[index]!, 0) % 11
        base.push(rest < 2 ? 0 : 11 - rest)
      }
      const text = base.join('')
      return `${text.slice(0, 2)}.${text.slice(2, 5)}.${text.slice(5, 8)}/${text.slice(8, 12)}-${text.slice(12)}`
    }
  }
}

/** Digits with their Luhn check digit (ISO/IEC 7812-1). */
function luhn(body: number[]): number[] {
  const sum = body.reduce((total, digit, index) => {
    const doubled = (body.length - index) % 2 === 1 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return [...body, (10 - (sum % 10)) % 10]
}
