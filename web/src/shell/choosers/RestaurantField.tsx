import type { FieldProps } from '../../ui/fields/Field.tsx'
import { SelectField } from '../../ui/fields/SelectField.tsx'
import { useRestaurants } from '../me.ts'

interface RestaurantFieldProps extends FieldProps {
  value: string | null
  onChange: (id: string | null) => void
  placeholder?: string
  clearable?: boolean
}

/** One of the restaurants one may work in. */
export function RestaurantField(props: RestaurantFieldProps) {
  const { restaurants } = useRestaurants()
  return (
    <SelectField
      {...props}
      searchable={restaurants.length > 12}
      choices={restaurants.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
