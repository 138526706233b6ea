import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { Card } from '../../../ui/Card.tsx'
import { LineChart } from '../../../ui/charts/Chart.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { formatDate, formatMoney } from '../../../ui/format.ts'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { Stat, StatRow } from '../../../ui/Stat.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import css from '../items.module.css'
import { type Item, type Price, pricesOf } from '../queries.ts'
import { priceCurves } from './price-curves.ts'

const columns = (t: TFunction, restaurantOf: (price: Price) => string): Column<Price>[] => [
  { id: 'date', header: t('date'), cell: ({ price_date }) => <DateText value={price_date} /> },
  { id: 'supplier', header: t('supplier'), cell: ({ supplier_name }) => supplier_name },
  { id: 'restaurant', header: t('restaurant'), cell: restaurantOf, wide_only: true },
  { id: 'invoice', header: t('invoice'), cell: ({ invoice_number }) => invoice_number, wide_only: true },
  {
    id: 'price',
    header: t('price'),
    cell: ({ unit_price, currency }) => <Money value={unit_price} currency={currency} />,
    align: 'end',
    phone: 'corner',
  },
]

type By = 'supplier' | 'restaurant'

/** What was paid for one unit of an item: as curves, and price by price. */
export function PriceHistory({ item }: { item: Item }) {
  const { t } = useTranslation('items')
  const { restaurants } = useRestaurants()
  const [chosen, setChosen] = useState<string>()
  const { data, error } = useQuery(pricesOf(item.id))
  if (error) throw error
  if (!data) return <SkeletonLines lines={8} />
  const restaurantOf = ({ restaurant_id }: Price) =>
    restaurants.find(({ id }) => id === restaurant_id)?.name ?? '–'
  if (data.items.length === 0)
    return (
      <EmptyState
        illustration="invoice"
        title={t('prices.empty.title')}
        text={t('prices.empty.text')}
        link={{ label: t('empty.link'), href: paths.mappings() }}
      />
    )
  // Prices in several currencies lie on no common axis.
  const currencies = [...new Set(data.items.map(({ currency }) => currency))]
  const currency = chosen && currencies.includes(chosen) ? chosen : currencies[0]!
  const drawn = data.items.filter((price) => price.currency === currency)
  return (
    <Stack>
      {currencies.length > 1 && (
        <div className={css.currencies}>
          <Segmented
            label={t('prices.currency')}
            value={currency}
            onChange={setChosen}
            choices={currencies.slice(0, 4).map((value) => ({ value, label: value }))}
          />
        </div>
      )}
      <Summary prices={drawn} unit={item.unit} />
      <Curves prices={drawn} currency={currency} unit={item.unit} restaurantOf={restaurantOf} />
      <Card title={t('prices.all')} flush>
        <DataTable
          bare
          label={t('prices.all')}
          columns={columns(t, restaurantOf)}
          rows={data.items}
          total={data.total}
          rowKey={(price) => `${price.invoice_id} ${data.items.indexOf(price)}`}
          rowHref={({ invoice_id }) => paths.invoice(invoice_id)}
        />
      </Card>
    </Stack>
  )
}

function Summary({ prices, unit }: { prices: readonly Price[]; unit: string }) {
  const { t } = useTranslation('items')
  const [last] = prices
  const sorted = prices.toSorted((a, b) => a.unit_price - b.unit_price)
  const stat = (label: string, price: Price | undefined) => (
    <Stat
      label={t(label, { unit })}
      value={<Money value={price?.unit_price} currency={price?.currency} />}
      note={price && `${price.supplier_name}`}
    />
  )
  return (
    <StatRow>
      {stat('prices.last', last)}
      {stat('prices.lowest', sorted[0])}
      {stat('prices.highest', sorted.at(-1))}
    </StatRow>
  )
}

interface CurvesProps {
  prices: readonly Price[]
  currency: string
  unit: string
  restaurantOf: (price: Price) => string
}

function Curves({ prices, currency, unit, restaurantOf }: CurvesProps) {
  const { t } = useTranslation('items')
  const { locale, timeZone } = useUi()
  const { restaurants } = useRestaurants()
  const [by, setBy] = useState<By>('supplier')
  const { rows, series } = useMemo(() => {
    const oldest_first = prices.toReversed()
    return priceCurves(oldest_first, by === 'supplier' ? ({ supplier_name }) => supplier_name : restaurantOf)
  }, [prices, by, restaurantOf])
  const shown = rows.map((row) => ({
    ...row,
    day: formatDate(String(row.day), locale, timeZone, 'day_short'),
  }))
  return (
    <Card
      title={t('prices.title', { unit })}
      actions={
        restaurants.length > 1 && (
          <Segmented<By>
            label={t('prices.by')}
            value={by}
            onChange={setBy}
            choices={[
              { value: 'supplier', label: t('prices.by_supplier') },
              { value: 'restaurant', label: t('prices.by_restaurant') },
            ]}
          />
        )
      }
    >
      <LineChart
        label={t('prices.title', { unit })}
        rows={shown}
        by="day"
        series={series}
        close_up
        steps
        format={(value) => formatMoney(value, locale, currency)}
      />
    </Card>
  )
}
