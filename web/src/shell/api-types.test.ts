import { describe, expectTypeOf, it } from 'vitest'
import type {
  ApiArgs,
  ApiBody,
  ApiItem,
  ApiOptions,
  ApiParams,
  ApiResponse,
  ListOperation,
} from './api-types.ts'

describe('types of the api client', () => {
  it('come from the contracts', () => {
    expectTypeOf<ApiParams<'GET /vendors/{id}'>>().toEqualTypeOf<{ id: string }>()
    expectTypeOf<ApiResponse<'GET /vendors/{id}'>['name']>().toEqualTypeOf<string>()
    expectTypeOf<ApiItem<'GET /vendors'>['payment_terms_days']>().toEqualTypeOf<number | null>()
    expectTypeOf<ApiBody<'POST /auth/login'>['password']>().toEqualTypeOf<string>()
    expectTypeOf<ApiResponse<'DELETE /vendors/{id}'>>().toEqualTypeOf<undefined>()
    expectTypeOf<'GET /vendors'>().toExtend<ListOperation>()
    expectTypeOf<'GET /auth/me'>().not.toExtend<ListOperation>()
  })

  it('ask for what is required and nothing else', () => {
    expectTypeOf<[]>().toExtend<ApiArgs<'GET /vendors'>>()
    expectTypeOf<[]>().not.toExtend<ApiArgs<'GET /vendors/{id}'>>()
    expectTypeOf<ApiOptions<'GET /vendors'>['query']>().not.toBeNever()
    expectTypeOf<{ params: { id: string } }>().toExtend<ApiOptions<'DELETE /vendors/{id}'>>()
  })
})
