import { expect, it } from 'vitest'
import { paths } from './paths.ts'

const sample = { signIn: '/documents?status=error', guestPage: 'the-cookie-jar' } as Record<string, string>

it('keeps every address of the office', () => {
  const all = Object.entries(paths).map(([name, build]) => [
    name,
    (build as (argument?: string) => string)(build.length > 0 ? (sample[name] ?? 'ID') : undefined),
  ])
  expect(Object.fromEntries(all)).toMatchInlineSnapshot(`
    {
      "apiReference": "/docs",
      "apiTokens": "/settings/api-tokens",
      "appearance": "/settings/appearance",
      "auditLog": "/settings/audit-log",
      "credits": "/credits",
      "data": "/settings/data",
      "document": "/documents/ID",
      "documents": "/documents",
      "draft": "/invoices/drafts/ID",
      "drafts": "/invoices/drafts",
      "editInvoice": "/invoices/ID/edit",
      "forgotPassword": "/forgot-password",
      "gallery": "/_gallery",
      "guestPage": "/r/the-cookie-jar",
      "integrate": "/settings/integrate",
      "invitation": "/invitation",
      "invoice": "/invoices/ID",
      "invoices": "/invoices",
      "item": "/items/ID",
      "items": "/items",
      "mail": "/settings/mails?mail=ID",
      "mailIn": "/settings/mail-in",
      "mails": "/settings/mails",
      "mappings": "/invoices/mappings",
      "newInvoice": "/invoices/new?document=ID",
      "newPerson": "/settings/people?person=new",
      "newRestaurant": "/settings/restaurants/new",
      "newSupplier": "/suppliers?panel=new",
      "organization": "/settings/organization",
      "people": "/settings/people",
      "person": "/settings/people?person=ID",
      "posting": "/settings/posting",
      "priceChanges": "/items/price-changes",
      "reconciliation": "/reconciliations/ID",
      "reconciliations": "/reconciliations",
      "register": "/register",
      "resetPassword": "/reset-password",
      "restaurant": "/settings/restaurants/ID",
      "restaurants": "/settings/restaurants",
      "roles": "/settings/roles",
      "security": "/settings/security",
      "sessions": "/settings/sessions",
      "setUpSecondFactor": "/set-up-second-factor",
      "settings": "/settings",
      "signIn": "/sign-in?next=%2Fdocuments%3Fstatus%3Derror",
      "stores": "/settings/stores",
      "supplier": "/suppliers/ID",
      "suppliers": "/suppliers",
      "today": "/",
      "verifyEmail": "/verify-email",
      "webhook": "/settings/webhooks/ID",
      "webhooks": "/settings/webhooks",
      "welcome": "/welcome",
    }
  `)
})

it('leaves out what is not given', () => {
  expect(paths.signIn()).toBe('/sign-in')
  expect(paths.signIn('/')).toBe('/sign-in')
  expect(paths.signIn('/', 'revoked')).toBe('/sign-in?ended=revoked')
  expect(paths.newInvoice()).toBe('/invoices/new')
})
