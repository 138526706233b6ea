import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FieldProps } from '../../ui/fields/Field.tsx'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { apiQuery } from '../queries.ts'

interface SupplierFieldProps extends FieldProps {
  value: string | null
  onChange: (id: string | null) => void
  placeholder?: string
  clearable?: boolean
}

/** One supplier among any number: typing asks the server. */
export function SupplierField({ value, onChange, ...field }: SupplierFieldProps) {
  const [typed, setTyped] = useState('')
  const [paused] = useDebouncedValue(typed, 200)
  const { data: chosen } = useQuery({
    ...apiQuery('GET /vendors/{id}', { params: { id: value ?? '' } }),
    enabled: Boolean(value),
    placeholderData: undefined,
  })
  // A chosen name stands in the field as if it had been typed; it must not narrow the list.
  const search = paused === chosen?.name ? '' : paused
  const { data } = useQuery(
    apiQuery('GET /vendors', { query: { search: search || undefined, limit: 50, sort: 'name' } }),
  )
  const found = data?.items.filter((supplier) => supplier.is_active || supplier.id === value) ?? []
  const all = value && chosen && !found.some(({ id }) => id === value) ? [chosen, ...found] : found
  return (
    <SelectField
      {...field}
      searchable
      value={value}
      onChange={onChange}
      onSearch={setTyped}
      choices={all.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
