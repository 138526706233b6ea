import {
  IconAlertTriangle,
  IconChevronDown,
  IconCircleCheck,
  IconCreditCardPay,
  IconInfoCircle,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { formatDate, formatMoney } from '../../../ui/format.ts'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { Anchor, useUi } from '../../../ui/scope.tsx'
import { type Overview, type Reconciliation, setApartQuery } from '../queries.ts'
import css from './progress.module.css'

interface AsideProps {
  reconciliation: Reconciliation
  overview: Overview
}

/** What of the statement is not compared line by line: its opening balance, and payments where the books know none. */
export default function Aside({ reconciliation, overview }: AsideProps) {
  const has_opening = overview.opening.state !== 'not_printed'
  const count = overview.set_apart.reduce((sum, each) => sum + each.count, 0)
  if (!has_opening && count === 0) return null
  return (
    <>
      {has_opening && <Opening opening={overview.opening} currency={reconciliation.summary?.currency} />}
      {count > 0 && <SetApart id={reconciliation.id} set_apart={overview.set_apart} count={count} />}
    </>
  )
}

function Opening({ opening, currency }: { opening: Overview['opening']; currency: string | undefined }) {
  const { t } = useTranslation('reconciliation')
  const { locale, timeZone, currency: own } = useUi()
  const { state, opening_balance, previous_closing_balance, difference, previous_period_to } = opening
  const { books_balance, books_difference } = opening
  const money = (value: number | null) => formatMoney(value ?? 0, locale, currency ?? own)
  const tone = state === 'agrees' ? 'success' : state === 'differs' ? 'warning' : undefined
  const Icon = { success: IconCircleCheck, warning: IconAlertTriangle, none: IconInfoCircle }[tone ?? 'none']
  return (
    <div className={css.fact} data-tone={tone}>
      <p>
        <Icon size={18} aria-hidden />
        {t(`opening.${state}`, {
          amount: money(opening_balance),
          difference: money(Math.abs(difference ?? 0)),
        })}
      </p>
      {books_balance !== null && (
        <p>
          {t(books_difference === 0 ? 'opening.books_agree' : 'opening.books_differ', {
            amount: money(books_balance),
            difference: money(Math.abs(books_difference ?? 0)),
          })}
        </p>
      )}
      {previous_closing_balance !== null && (
        <p>
          {t('opening.previous', {
            amount: money(previous_closing_balance),
            date: previous_period_to ? formatDate(previous_period_to, locale, timeZone) : '–',
          })}{' '}
          {opening.previous_reconciliation_id && (
            <Anchor href={paths.reconciliation(opening.previous_reconciliation_id)}>
              {t('opening.see')}
            </Anchor>
          )}
        </p>
      )}
    </div>
  )
}

function SetApart({ id, set_apart, count }: { id: string; set_apart: Overview['set_apart']; count: number }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const [is_open, setOpen] = useState(false)
  const paid = set_apart.filter(({ why }) => why === 'payment')
  const sums = paid.map(({ amount, currency }) => formatMoney(amount, locale, currency)).join(' + ')
  const payments = paid.reduce((sum, each) => sum + each.count, 0)
  return (
    <details className={css.fact} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <IconCreditCardPay size={18} aria-hidden />
        {payments > 0 ? t('apart.payments', { count: payments, amount: sums }) : t('apart.lines', { count })}
        <IconChevronDown size={16} aria-hidden />
      </summary>
      <p>{t('apart.text')}</p>
      {is_open && <Lines id={id} />}
    </details>
  )
}

function Lines({ id }: { id: string }) {
  const { t } = useTranslation('reconciliation')
  const { data } = useQuery(setApartQuery(id))
  if (!data) return <SkeletonLines lines={3} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <ul className={css.lines} tabIndex={0} aria-label={t('apart.title')}>
      {data.items.map((line) => (
        <li key={line.line}>
          <span>{line.reference ?? line.description ?? t('result.no_number')}</span>
          <Money value={line.amount} currency={line.currency} />
          <small>
            <DateText value={line.date} as="day" /> · {t(`apart.why.${line.why}`)}
            {line.page !== null && <> · {t('result.page', { page: line.page })}</>}
          </small>
        </li>
      ))}
    </ul>
  )
}
