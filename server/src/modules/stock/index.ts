import { defineModule, type Module } from '#platform/module'
import { routes } from './contract.ts'
import { handlers } from './routes.ts'

export { createItem } from './items.ts'
export { findItem, type ItemRow, listActiveItems } from './queries.ts'

/** The room of what is bought, stocked and cooked with. */
export function stock(): Module {
  return defineModule({
    name: 'stock',
    routes,
    handlers,
    channels: { items: 'items.read' },
  })
}
