import { IconCopy, IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/Button.tsx'
import { Switch } from '../../../ui/fields/ChoiceFields.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { notify } from '../../../ui/notify.ts'
import css from './HoursField.module.css'
import {
  endsNextDay,
  hoursProblem,
  MAX_SPANS,
  nextSpan,
  type OpeningHours,
  type Span,
  type Weekday,
  weekdays,
} from './opening-hours.ts'

interface HoursFieldProps {
  value: OpeningHours
  onChange: (hours: OpeningHours) => void
}

/** The week, a day a line; each closed or with up to four spans. */
export function HoursField({ value, onChange }: HoursFieldProps) {
  const { t } = useTranslation('settings')
  const set = (day: Weekday, spans: Span[]) => {
    const next = { ...value, [day]: spans }
    if (spans.length === 0) delete next[day]
    onChange(next)
  }
  const copy = (day: Weekday) => {
    const spans = value[day] ?? []
    onChange(Object.fromEntries(weekdays.map((other) => [other, spans.map((span) => ({ ...span }))])))
    notify({ message: t('hours.copied'), undo: () => onChange(value) })
  }
  return (
    <div className={css.week}>
      {weekdays.map((day) => (
        <Day
          key={day}
          day={day}
          spans={value[day] ?? []}
          onChange={(spans) => set(day, spans)}
          onCopy={() => copy(day)}
        />
      ))}
    </div>
  )
}

interface DayProps {
  day: Weekday
  spans: readonly Span[]
  onChange: (spans: Span[]) => void
  onCopy: () => void
}

function Day({ day, spans, onChange, onCopy }: DayProps) {
  const { t } = useTranslation('settings')
  const name = t(`weekdays.${day}`)
  const problem = hoursProblem(spans)
  const change = (place: number, changes: Partial<Span>) =>
    onChange(spans.map((span, at) => (at === place ? { ...span, ...changes } : span)))
  return (
    <fieldset className={css.day}>
      <legend className="visually-hidden">{name}</legend>
      <Switch
        label={name}
        checked={spans.length > 0}
        onChange={(open) => onChange(open ? [nextSpan([])] : [])}
      />
      <div className={css.spans}>
        {spans.length === 0 && <span className={css.closed}>{t('hours.closed')}</span>}
        {spans.map((span, place) => (
          <SpanFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is nothing but its place and times
            key={place}
            day={name}
            span={span}
            onChange={(changes) => change(place, changes)}
            onRemove={() => onChange(spans.filter((_, at) => at !== place))}
          />
        ))}
        {problem && (
          <p className={css.problem} role="alert">
            {t(`hours.${problem}`)}
          </p>
        )}
      </div>
      {spans.length > 0 && (
        <div className={css.tools}>
          {spans.length < MAX_SPANS && (
            <IconButton
              label={t('hours.add', { day: name })}
              icon={<IconPlus size={17} />}
              onClick={() => onChange([...spans, nextSpan(spans)])}
            />
          )}
          <IconButton label={t('hours.copy', { day: name })} icon={<IconCopy size={17} />} onClick={onCopy} />
        </div>
      )}
    </fieldset>
  )
}

interface SpanFieldsProps {
  day: string
  span: Span
  onChange: (changes: Partial<Span>) => void
  onRemove: () => void
}

function SpanFields({ day, span, onChange, onRemove }: SpanFieldsProps) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.span}>
      <TextField
        type="time"
        label={t('hours.from', { day })}
        labelHidden
        value={span.from}
        onChange={(from) => onChange({ from })}
      />
      <span aria-hidden>–</span>
      <TextField
        type="time"
        label={t('hours.to', { day })}
        labelHidden
        value={span.to}
        onChange={(to) => onChange({ to })}
      />
      <IconButton label={t('hours.remove', { day })} icon={<IconX size={16} />} onClick={onRemove} />
      {endsNextDay(span) && <small className={css.next}>{t('hours.next_day')}</small>}
    </div>
  )
}
