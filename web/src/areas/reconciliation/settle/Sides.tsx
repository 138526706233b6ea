import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { Anchor, useUi } from '../../../ui/scope.tsx'
import type { ReconciliationItem } from '../queries.ts'
import type { Entry, Line } from './link-choice.ts'
import { Piece } from './Piece.tsx'
import css from './pieces.module.css'
import type { Linking } from './row-context.ts'

interface SideProps {
  item: ReconciliationItem
  linking: Linking | undefined
}

export function StatementSide({ item, linking, children }: SideProps & { children: ReactNode }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const { currency } = item
  const titleOf = (line: Line) => line.reference ?? line.description ?? t('result.no_number')
  return (
    <div className={css.side}>
      <span className={css.phoneHead}>{t('result.statement_short')}</span>
      {item.details.statement_lines.map((line) => (
        <Piece
          key={line.line}
          side="left"
          title={titleOf(line)}
          amount={<Money value={line.amount} currency={currency} />}
          note={
            <>
              <DateText value={line.date} as="day" /> ·{' '}
              {line.page === null
                ? t('result.line', { line: line.line })
                : t('result.page', { page: line.page })}
              {line.reference && line.description && line.description !== line.reference && (
                <> · {line.description}</>
              )}
            </>
          }
          choosing={
            linking && {
              label: t('link.line', {
                name: titleOf(line),
                amount: formatMoney(line.amount, locale, currency),
              }),
              is_chosen: linking.choice.lines.has(line.line),
              onToggle: () => linking.onLine(line, item),
            }
          }
        />
      ))}
      {children}
    </div>
  )
}

interface BooksSideProps extends SideProps {
  /** Its name, where the books of several are compared. */
  restaurantOf: (id: string) => string | undefined
  children: ReactNode
}

export function BooksSide({ item, linking, restaurantOf, children }: BooksSideProps) {
  const { t } = useTranslation('reconciliation')
  return (
    <div className={css.side}>
      <span className={css.phoneHead}>{t('result.books_short')}</span>
      {item.details.ledger_entries.map((entry) => (
        <BooksPiece key={entry.invoice_id} {...{ entry, item, linking, restaurantOf }} />
      ))}
      {children}
    </div>
  )
}

function BooksPiece({
  entry,
  item,
  linking,
  restaurantOf,
}: Omit<BooksSideProps, 'children'> & { entry: Entry }) {
  const { t } = useTranslation('reconciliation')
  const { locale } = useUi()
  const restaurant = entry.restaurant_id ? restaurantOf(entry.restaurant_id) : undefined
  const is_payment = entry.kind === 'payment'
  const number = entry.invoice_number || t('result.payment')
  return (
    <Piece
      side="right"
      title={
        linking || is_payment ? number : <Anchor href={paths.invoice(entry.invoice_id)}>{number}</Anchor>
      }
      amount={<Money value={entry.amount} currency={item.currency} />}
      note={
        <>
          {is_payment && entry.invoice_number && `${t('result.payment')} · `}
          <DateText value={entry.invoice_date} as="day" />
          {restaurant && <> · {restaurant}</>}
        </>
      }
      choosing={
        linking && {
          label: t('link.entry', { name: number, amount: formatMoney(entry.amount, locale, item.currency) }),
          is_chosen: linking.choice.entries.has(entry.invoice_id),
          onToggle: () => linking.onEntry(entry, item),
        }
      }
    />
  )
}
