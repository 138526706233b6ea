import type { ApiBody, ApiResponse } from '../../../shell/api-types.ts'

export type Person = ApiResponse<'GET /users/{id}'>
export type Role = Person['role']

export interface PersonValues {
  first_name: string
  last_name: string
  email: string
  phone: string
  username: string
  language: Person['language']
  role: Role
  restaurant_ids: string[] | null
  password: string
}

export function valuesOf(person: Person): PersonValues {
  const { first_name, last_name, email, language, role, restaurant_ids } = person
  return {
    ...{ first_name, last_name, email, language, role, restaurant_ids },
    phone: person.phone ?? '',
    username: person.username ?? '',
    password: '',
  }
}

export const emptyPerson = (language: Person['language'], restaurant_id: string | null): PersonValues => ({
  ...{ first_name: '', last_name: '', email: '', phone: '', username: '', password: '' },
  ...{ language, role: 'employee', restaurant_ids: restaurant_id === null ? null : [restaurant_id] },
})

/** What is sent; an admin is never limited to some restaurants, and no password leaves the present one. */
export function bodyOf(values: PersonValues): ApiBody<'POST /users'> {
  const { phone, username, password, role, language } = values
  return {
    first_name: values.first_name.trim(),
    last_name: values.last_name.trim(),
    email: values.email.trim(),
    phone: phone.trim() || null,
    username: username.trim() || null,
    ...{ role, language },
    restaurant_ids: role === 'admin' ? null : values.restaurant_ids,
    ...(password && { password }),
  }
}

/** Only what differs: of somebody who works elsewhere, too, the rest may not be sent at all. */
export function changesOf(values: PersonValues, person: Person): ApiBody<'PUT /users/{id}'> {
  const before = bodyOf(valuesOf(person)) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(bodyOf(values)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  )
}
