import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { archiveItem, createItem, getItem, listItems, updateItem } from './items.ts'

export const handlers: Handlers<typeof routes> = {
  listInventoryItems: ({ tx, who, query }) => listItems(tx, who, query),
  createInventoryItem: ({ tx, who, body }) => createItem(tx, who, body),
  getInventoryItem: ({ tx, who, params }) => getItem(tx, who, params.id),
  updateInventoryItem: ({ tx, who, params, body }) => updateItem(tx, who, params.id, body),
  archiveInventoryItem: ({ tx, who, params }) => archiveItem(tx, who, params.id),
}
