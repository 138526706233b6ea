import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Switch } from '../../../ui/fields/ChoiceFields.tsx'
import { NumberField } from '../../../ui/fields/NumberField.tsx'
import { notify } from '../../../ui/notify.ts'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import css from './posting.module.css'

const settingsQuery = apiQuery('GET /supplier/posting-settings')

export const loader = ({ queries }: PageContext) => queries.prefetchQuery(settingsQuery)

/** From where on prices are warned of, and whether clean drafts post by themselves. */
export default function PostingPage() {
  const { t } = useTranslation('settings')
  const { data, error } = useQuery(settingsQuery)
  if (error && !data) throw error
  return (
    <SettingsPage section="posting" description={t('purpose.posting')}>
      {data ? <Settings key={JSON.stringify(data)} initial={data} /> : <SkeletonLines lines={6} />}
    </SettingsPage>
  )
}

interface Values {
  posts_by_itself: boolean
  most_price_change_percent: number | null
  price_warning_percent: number | null
}

function Settings({ initial }: { initial: Values }) {
  const { t } = useTranslation('settings')
  const may_change = useCan()('organization.manage')
  const missing = (value: number | null) => (value === null ? t('missing') : undefined)
  const form = useApiForm<Values>({
    initial,
    check: ({ most_price_change_percent, price_warning_percent }) => ({
      most_price_change_percent: missing(most_price_change_percent),
      price_warning_percent: missing(price_warning_percent),
    }),
    send: async ({ posts_by_itself, most_price_change_percent, price_warning_percent }) => {
      const body = {
        posts_by_itself,
        most_price_change_percent: most_price_change_percent ?? undefined,
        price_warning_percent: price_warning_percent ?? undefined,
      }
      await api('PUT /supplier/posting-settings', { body })
      await refresh(
        'GET /supplier/posting-settings',
        'GET /supplier/drafts',
        'GET /supplier/drafts/{id}',
        'GET /supplier/price-changes',
      )
      notify({ message: t('saved') })
    },
  })
  const percent = { max_decimals: 2, min: 0, max: 1000, unit: '%', disabled: !may_change }
  return (
    <form {...form.props}>
      <Stack>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        {!may_change && <Callout>{t('posting.only_admin')}</Callout>}
        <Card title={t('posting.prices')} note={t('posting.prices_note')}>
          <div className={css.percent}>
            <NumberField
              label={t('posting.warning')}
              hint={t('posting.warning_hint')}
              {...percent}
              {...form.field('price_warning_percent')}
            />
          </div>
        </Card>
        <Card title={t('posting.itself')} note={t('posting.itself_note')}>
          <Stack>
            <Switch
              label={t('posting.switch')}
              hint={t('posting.switch_hint')}
              disabled={!may_change}
              checked={form.values.posts_by_itself}
              onChange={(on) => form.set('posts_by_itself', on)}
            />
            <div className={css.percent}>
              <NumberField
                label={t('posting.most')}
                hint={t('posting.most_hint')}
                {...percent}
                disabled={!may_change || !form.values.posts_by_itself}
                {...form.field('most_price_change_percent')}
              />
            </div>
          </Stack>
        </Card>
        {may_change && (
          <div className={css.foot}>
            <Button type="submit" variant="primary" busy={form.busy}>
              {t('save')}
            </Button>
          </div>
        )}
      </Stack>
    </form>
  )
}
