import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { Card } from '../../ui/Card.tsx'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { DateText, PeriodText } from '../../ui/Figures.tsx'
import { formatBytes } from '../../ui/format.ts'
import { Anchor, useUi } from '../../ui/scope.tsx'
import css from './documents.module.css'
import type { SupplierDocument } from './queries.ts'

export function DocumentFacts({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const { restaurants } = useRestaurants()
  const restaurant = restaurants.find(({ id }) => id === document.restaurant_id)
  const { extraction } = document
  const facts: (Fact | '' | false | null | undefined)[] = [
    [t('supplier'), <SupplierName key="supplier" document={document} />],
    extraction?.supplier.tax_id && [t('facts.tax_id'), extraction.supplier.tax_id],
    (document.period_from || document.period_to) && [
      t('period'),
      <PeriodText key="period" from={document.period_from} to={document.period_to} />,
    ],
    extraction?.invoice_number && [t('facts.invoice_number'), extraction.invoice_number],
    extraction?.invoice_date && [
      t('facts.invoice_date'),
      <DateText key="date" value={extraction.invoice_date} />,
    ],
    extraction?.due_date && [t('facts.due_date'), <DateText key="due" value={extraction.due_date} />],
    document.currency && [t('facts.currency'), document.currency],
    restaurants.length > 1 && [t('restaurant'), restaurant?.name ?? t('facts.all_restaurants')],
    extraction && [t('facts.pages'), String(extraction.pages)],
    [t('facts.size'), formatBytes(document.file_size_bytes, locale)],
    [t('uploaded'), <DateText key="uploaded" value={document.upload_date} as="moment" />],
  ]
  return (
    <Card>
      <Facts wide facts={facts.filter((fact): fact is Fact => Boolean(fact))} />
    </Card>
  )
}

function SupplierName({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const { supplier_id, supplier_name, extraction } = document
  if (supplier_id && supplier_name) return <Anchor href={paths.supplier(supplier_id)}>{supplier_name}</Anchor>
  const read = extraction?.supplier.name
  return (
    <span className={css.muted}>{read ? t('facts.not_known', { name: read }) : t('unknown_supplier')}</span>
  )
}
