import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { currentLanguage } from '../../shell/i18n.ts'
import { useMe } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { refresh } from '../../shell/queries.ts'
import { useApiForm } from '../../shell/use-api-form.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { notify } from '../../ui/notify.ts'
import { countries, guessCountry, localeIn } from './countries.ts'
import { Door } from './Door.tsx'
import css from './form.module.css'
import { DayFields, NameFields, PlaceFields, type SetUpValues } from './SetUpFields.tsx'

const steps = [
  { id: 'name', Fields: NameFields },
  { id: 'place', Fields: PlaceFields },
  { id: 'day', Fields: DayFields },
] as const

function initialValues(): SetUpValues {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const guess = guessCountry(zone, navigator.languages) ?? countries.find(({ code }) => code === 'IE')!
  return {
    name: '',
    cuisine_type: '',
    country: guess.code,
    currency: guess.currency,
    timezone: zone || guess.timezone,
    business_day_start: '04:00',
  }
}

/** Name, place, when the day ends: three small steps, and the office opens. */
export function SetUp({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('sign-in')
  const [at, setAt] = useState(0)
  const { organization } = useMe()
  const navigate = useNavigate()
  const last = at === steps.length - 1
  const form = useApiForm({
    initial: initialValues(),
    check: (values) => ({ name: values.name.trim() ? undefined : t('missing') }),
    send: async (values) => {
      if (!last) return setAt(at + 1)
      await openHouse(organization.id, values)
      notify({ message: t('set_up.done', { name: values.name }) })
      await navigate({ to: paths.today(), replace: true })
    },
  })
  const { id, Fields } = steps[at]!
  const earlier = at > 0 ? form.errors.name : undefined
  return (
    <Door title={t(`set_up.${id}.title`)} text={t(`set_up.${id}.text`)} wide>
      <div
        className={css.progress}
        role="img"
        aria-label={t('set_up.step', { step: at + 1, steps: steps.length })}
      >
        {steps.map((step, place) => (
          <i key={step.id} data-on={place <= at || undefined} />
        ))}
      </div>
      <form {...form.props} className={css.form} key={id}>
        {(form.problem || earlier) && <Callout tone="danger">{form.problem ?? earlier}</Callout>}
        <Fields form={form} />
        <div className={css.buttons}>
          <Button size="large" onClick={() => (at === 0 ? onBack() : setAt(at - 1))}>
            {t('set_up.back')}
          </Button>
          <Button type="submit" variant="primary" size="large" busy={form.busy}>
            {t(last ? 'set_up.finish' : 'set_up.next')}
          </Button>
        </div>
      </form>
    </Door>
  )
}

/** The organization's ways first, as the restaurant takes after them; only then is the set-up over. */
async function openHouse(id: string, values: SetUpValues): Promise<void> {
  const { country, currency, name, timezone, business_day_start, cuisine_type } = values
  const locale = localeIn(currentLanguage(), country)
  await api('PUT /organizations/{id}', { params: { id }, body: { country, currency, locale } })
  await api('POST /settings/restaurants', {
    body: {
      name: name.trim(),
      cuisine_type: cuisine_type.trim() || null,
      currency,
      locale,
      timezone,
      business_day_start,
    },
  })
  await api('PUT /organizations/{id}', { params: { id }, body: { setup_completed: true } })
  await refresh('GET /auth/me', 'GET /settings/restaurants')
}
