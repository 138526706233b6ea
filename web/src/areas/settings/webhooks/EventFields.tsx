import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../../../ui/fields/ChoiceFields.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { eventsQuery } from './queries.ts'
import { groupEvents } from './webhook-values.ts'
import css from './webhooks.module.css'

interface EventFieldsProps {
  /** Null: every event. */
  value: readonly string[] | null
  onChange: (events: string[] | null) => void
  error?: string
}

/** Everything that happens, or what is ticked. */
export function EventFields({ value, onChange, error }: EventFieldsProps) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(eventsQuery)
  const choose = (chosen: readonly string[], is_chosen: boolean) => {
    const others = (value ?? []).filter((other) => !chosen.includes(other))
    onChange(is_chosen ? [...others, ...chosen] : others)
  }
  return (
    <fieldset className={css.events}>
      <legend>{t('webhooks.listens_to')}</legend>
      <Segmented
        label={t('webhooks.listens_to')}
        value={value === null ? 'all' : 'some'}
        onChange={(which) => onChange(which === 'all' ? null : [])}
        choices={[
          { value: 'all', label: t('webhooks.every_event') },
          { value: 'some', label: t('webhooks.some_events') },
        ]}
      />
      {value === null && <p className={css.quiet}>{t('webhooks.every_event_hint')}</p>}
      {error && (
        <p role="alert" className={css.wrong}>
          {error}
        </p>
      )}
      {value !== null &&
        groupEvents(data?.events ?? []).map(({ subject, events }) => {
          const chosen = events.filter((event) => value.includes(event))
          return (
            <fieldset key={subject} className={css.group}>
              <legend className="visually-hidden">
                {t(`audit.kinds.${subject}`, { defaultValue: subject })}
              </legend>
              <Checkbox
                label={<strong>{t(`audit.kinds.${subject}`, { defaultValue: subject })}</strong>}
                checked={chosen.length === events.length}
                indeterminate={chosen.length > 0 && chosen.length < events.length}
                onChange={(all) => choose(events, all)}
              />
              <div className={css.ofGroup}>
                {events.map((event) => (
                  <Checkbox
                    key={event}
                    label={<code>{event}</code>}
                    checked={value.includes(event)}
                    onChange={(is_chosen) => choose([event], is_chosen)}
                  />
                ))}
              </div>
            </fieldset>
          )
        })}
    </fieldset>
  )
}
