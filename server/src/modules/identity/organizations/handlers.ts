import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { createOrganization } from './create-organization.ts'
import { deleteOrganization } from './delete-organization.ts'
import { getOrganization, listOrganizations, updateOrganization, validateCnpj } from './organizations.ts'
import type { organizationRoutes } from './organizations-contract.ts'

export function organizationHandlers(desk: Desk): Handlers<typeof organizationRoutes> {
  return {
    validateCnpj: ({ tx, body }) => validateCnpj(tx, body.cnpj),

    listOrganizations: ({ tx, who, query }) => listOrganizations(tx, who, query),
    createOrganization: ({ who, body, request }) => {
      if (request.tokenFault) throw request.tokenFault
      return createOrganization(desk, who, body, request.id)
    },
    getOrganization: ({ tx, who, params }) => getOrganization(tx, who, params.id),
    updateOrganization: ({ tx, who, params, body, platform }) =>
      updateOrganization(tx, who, params.id, body, platform.clock.now()),
    deleteOrganization: ({ who, params, platform }) =>
      deleteOrganization({ ...desk, platform }, who, params.id),
  }
}
