import { area as documents } from '../areas/documents/area.ts'
import { area as drafts } from '../areas/drafts/area.ts'
import { area as invoices } from '../areas/invoices/area.ts'
import { area as items } from '../areas/items/area.ts'
import { area as reconciliation } from '../areas/reconciliation/area.ts'
import { area as settings } from '../areas/settings/area.ts'
import { area as signIn } from '../areas/sign-in/area.ts'
import { area as suppliers } from '../areas/suppliers/area.ts'
import { area as today } from '../areas/today/area.ts'
import type { Area } from './area.ts'

/** Every area of the office, in the order of the menu. An area that exists has its line here. */
export const areas: readonly Area[] = [
  today,
  documents,
  reconciliation,
  invoices,
  drafts,
  suppliers,
  items,
  settings,
  signIn,
]
