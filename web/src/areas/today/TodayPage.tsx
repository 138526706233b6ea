import { useTranslation } from 'react-i18next'
import { useMe, useRestaurants } from '../../shell/me.ts'
import { Card } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'

/** Morning until noon, evening from six: the words people greet with. */
function greetingAt(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

export default function TodayPage() {
  const { t } = useTranslation('today')
  const me = useMe()
  const { current } = useRestaurants()
  const name = me.first_name || me.full_name
  return (
    <Page
      title={t(`greeting.${greetingAt(new Date().getHours())}`, { name })}
      description={
        current
          ? t('at', { restaurant: current.name })
          : t('everywhere', { organization: me.organization.name })
      }
    >
      <Card>
        <EmptyState illustration="rail" title={t('nothing.title')} text={t('nothing.text')} />
      </Card>
    </Page>
  )
}
