/** Every address of the office, in one place; a snapshot test shows what changes. */
export const paths = {
  today: () => '/',
  signIn: (next?: string) =>
    next && next !== '/' ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in',
  register: () => '/register',
  welcome: () => '/welcome',
  documents: () => '/documents',
  document: (id: string) => `/documents/${id}`,
  invoices: () => '/invoices',
  newInvoice: (document_id?: string) =>
    document_id ? `/invoices/new?document=${document_id}` : '/invoices/new',
  invoice: (id: string) => `/invoices/${id}`,
  reconciliations: () => '/reconciliations',
  reconciliation: (id: string) => `/reconciliations/${id}`,
  suppliers: () => '/suppliers',
  supplier: (id: string) => `/suppliers/${id}`,
  organization: () => '/settings/organization',
  restaurants: () => '/settings/restaurants',
  restaurant: (id: string) => `/settings/restaurants/${id}`,
  stores: () => '/settings/stores',
  people: () => '/settings/people',
  person: (id: string) => `/settings/people/${id}`,
  auditLog: () => '/settings/audit-log',
  guestPage: (slug: string) => `/r/${slug}`,
  apiReference: () => '/docs',
  gallery: () => '/_gallery',
}
