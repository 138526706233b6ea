import { Select } from '@mantine/core'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import field from './Field.module.css'
import { Field } from './Field.tsx'
import css from './SearchSelect.module.css'
import type { SelectFieldProps } from './SelectField.tsx'

/** Loaded when a searchable field is first shown. */
export default function SearchSelect(props: SelectFieldProps) {
  const words = useWords()
  return (
    <Field {...props}>
      {(control) => (
        <Select
          {...control}
          error={Boolean(props.error)}
          searchable
          data={props.choices.map((choice) => ({ ...choice }))}
          value={props.value}
          onChange={(value) => props.onChange(value)}
          onSearchChange={props.onSearch}
          filter={props.onSearch ? ({ options }) => options : undefined}
          clearable={props.clearable}
          clearButtonProps={{ 'aria-label': words.clear }}
          placeholder={props.placeholder ?? words.choose}
          leftSection={props.lead}
          nothingFoundMessage={words.nothing_found}
          maxDropdownHeight={300}
          withCheckIcon={false}
          comboboxProps={{ offset: 4, transitionProps: { duration: 0 } }}
          classNames={{
            input: classNames(
              field.control,
              field.withTail,
              css.input,
              props.lead ? field.withLead : undefined,
            ),
            dropdown: css.dropdown,
            option: css.option,
            empty: css.empty,
          }}
        />
      )}
    </Field>
  )
}
