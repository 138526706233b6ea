import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../../shell/me.ts'
import { Card } from '../../../ui/Card.tsx'
import { type Fact, Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { formatBytes } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { SupplierDocument } from '../queries.ts'

/** What is known of the file itself. */
export function FileFacts({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const { restaurants } = useRestaurants()
  const restaurant = restaurants.find(({ id }) => id === document.restaurant_id)
  const { extraction, file_size_bytes, upload_date } = document
  const facts: (Fact | false | undefined | null)[] = [
    restaurants.length > 1 && [t('restaurant'), restaurant?.name ?? t('facts.all_restaurants')],
    extraction?.source && [t('facts.source'), t(`sources.${extraction.source}`)],
    extraction && extraction.source !== 'xml' && [t('facts.pages'), String(extraction.pages)],
    [t('facts.size'), formatBytes(file_size_bytes, locale)],
    [t('uploaded'), <DateText key="uploaded" value={upload_date} as="moment" />],
  ]
  return (
    <Card title={t('facts.title')}>
      <Facts wide facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
    </Card>
  )
}
