import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { createUser } from './add-user.ts'
import { removeUser } from './remove-user.ts'
import { updateUser } from './update-user.ts'
import { getPerson, listRoles, listUsers } from './users.ts'
import type { userRoutes } from './users-contract.ts'

export function peopleHandlers(desk: Desk): Handlers<typeof userRoutes> {
  return {
    listRoles: () => listRoles(),
    listUsers: ({ tx, who, query }) => listUsers(tx, who, query),
    createUser: ({ who, body, platform }) => createUser({ ...desk, platform }, who, body),
    getUser: ({ tx, who, params }) => getPerson(tx, who, params.id),
    updateUser: ({ who, params, body, platform }) => updateUser({ ...desk, platform }, who, params.id, body),
    deleteUser: ({ who, params, platform }) => removeUser({ ...desk, platform }, who, params.id),
  }
}
