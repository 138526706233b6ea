import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/es'
import 'dayjs/locale/pt-br'
import { DateInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { classNames } from '../class-names.ts'
import { formatDate, parseDay } from '../format.ts'
import { useUi, useWords } from '../scope.tsx'
import { MantineScope } from '../theme/MantineScope.tsx'
import css from './CalendarField.module.css'
import type { DateFieldProps } from './DateField.tsx'
import field from './Field.module.css'
import { Field } from './Field.tsx'

/** dayjs knows `pt-br` and `es`; every other region of a language speaks as its language does. */
function calendarLocale(locale: string): string {
  const language = locale.slice(0, 2)
  return { pt: 'pt-br', es: 'es' }[language] ?? 'en'
}

/** Brought in after the page that has a date field, at a desk. */
export default function CalendarField(props: DateFieldProps) {
  const { locale } = useUi()
  const words = useWords()
  return (
    <Field {...props}>
      {(control) => (
        <MantineScope>
          <DateInput
            {...control}
            error={Boolean(props.error)}
            value={props.value}
            onChange={(value) => props.onChange(value)}
            locale={calendarLocale(locale)}
            valueFormat={(day) => formatDate(day, locale, 'UTC')}
            dateParser={(text) => parseDay(text, locale) ?? props.value}
            placeholder={words.choose}
            minDate={props.min}
            maxDate={props.max}
            clearable={props.clearable}
            clearButtonProps={{ 'aria-label': words.clear }}
            firstDayOfWeek={locale.startsWith('pt') || locale === 'en-US' ? 0 : 1}
            leftSection={<IconCalendar size={17} />}
            popoverProps={{ offset: 4, transitionProps: { duration: 0 } }}
            classNames={{
              input: classNames(field.control, field.withLead),
              section: css.section,
              day: css.day,
              calendarHeaderLevel: css.level,
              calendarHeaderControl: css.step,
              weekday: css.weekday,
            }}
          />
        </MantineScope>
      )}
    </Field>
  )
}
