import type { Handlers } from '#platform/module'
import type { routes } from './contract.ts'
import { archiveItem, createItem, getItem, listItems, updateItem } from './items.ts'

export const handlers: Handlers<typeof routes> = {
  listItems: ({ tx, who, query }) => listItems(tx, who, query),
  createItem: ({ tx, who, body }) => createItem(tx, who, body),
  getItem: ({ tx, who, params }) => getItem(tx, who, params.id),
  updateItem: ({ tx, who, params, body }) => updateItem(tx, who, params.id, body),
  archiveItem: ({ tx, who, params }) => archiveItem(tx, who, params.id),
}
