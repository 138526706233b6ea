import type { ApiBody, ApiItem, ApiQuery, ApiResponse } from '../../shell/api-types.ts'
import { apiList, apiQuery } from '../../shell/queries.ts'

export type Draft = ApiResponse<'GET /supplier/drafts/{id}'>
export type DraftSummary = ApiItem<'GET /supplier/drafts'>
export type DraftLine = Draft['lines'][number]
export type DraftBody = ApiBody<'PUT /supplier/drafts/{id}'>
export type Problem = DraftSummary['problems'][number]
export type Duplicate = DraftSummary['duplicate_of'][number]
export type Mapping = ApiItem<'GET /supplier/mappings'>
export type Proposal = Mapping['proposals'][number]
export type Decision = ApiBody<'PUT /supplier/mappings/{id}'>

export const drafts = (query: ApiQuery<'GET /supplier/drafts'> = {}) =>
  apiList('GET /supplier/drafts', { query })

export const draftQuery = (id: string) => ({
  ...apiQuery('GET /supplier/drafts/{id}', { params: { id } }),
  placeholderData: undefined,
})

export const mappings = (query: ApiQuery<'GET /supplier/mappings'>) =>
  apiList('GET /supplier/mappings', { query })

export const mappingQuery = (id: string) => ({
  ...apiQuery('GET /supplier/mappings/{id}', { params: { id } }),
  placeholderData: undefined,
})
