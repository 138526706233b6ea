import type { Role } from './person-values.ts'

/** From who may do everything to who may do least. */
export const roleNames = [
  'admin',
  'manager',
  'chef',
  'employee',
  'shopper',
  'customer',
] as const satisfies Role[]
