import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../ui/Card.tsx'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { accountQuery, type CurrencyAccount } from '../queries.ts'
import css from './account.module.css'

/** What is owed by the supplier's books and by ours, and what makes the difference, currency by currency. */
export function AccountCard({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const { data, isError } = useQuery(accountQuery(supplier_id))
  if (isError && !data) return null
  return (
    <Card title={t('account.title')} note={t('account.note')}>
      {!data && <SkeletonLines lines={4} />}
      {data?.currencies.length === 0 && <p className={css.quiet}>{t('account.empty')}</p>}
      <div className={css.accounts}>
        {data?.currencies.map((account) => (
          <OfCurrency key={account.currency} account={account} />
        ))}
      </div>
    </Card>
  )
}

function OfCurrency({ account }: { account: CurrencyAccount }) {
  const { t } = useTranslation('suppliers')
  const { currency, theirs, ours, difference } = account
  return (
    <section aria-label={currency}>
      <dl className={css.sides}>
        <div>
          <dt>{t('account.theirs')}</dt>
          <dd>
            <Money value={theirs?.balance ?? null} currency={currency} />
            <small>
              {theirs ? (
                <>
                  {theirs.as_of && <DateText value={theirs.as_of} />}
                  {theirs.is_computed && ` · ${t('account.computed')}`}
                </>
              ) : (
                t('account.no_statement')
              )}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('account.ours')}</dt>
          <dd>
            <Money value={ours.balance} currency={currency} />
            <small>
              {t('account.invoices', { count: ours.count })}
              {ours.on_account !== 0 && (
                <>
                  {' · '}
                  {t('account.on_account')} <Money value={ours.on_account} currency={currency} signed />
                </>
              )}
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('account.difference')}</dt>
          <dd data-agrees={difference === 0 || undefined}>
            <Money value={difference} currency={currency} signed />
            {difference === 0 && <small>{t('account.agree')}</small>}
          </dd>
        </div>
      </dl>
      {difference !== null && difference !== 0 && <Explained account={account} />}
    </section>
  )
}

/** Each cause with its share of the difference, as a bar from the middle: more by their books to the right. */
function Explained({ account: { explained, currency, difference } }: { account: CurrencyAccount }) {
  const { t } = useTranslation('suppliers')
  const causes = explained.filter(({ amount }) => amount !== 0)
  const most = Math.max(...causes.map(({ amount }) => Math.abs(amount)), 0.01)
  return (
    <table className={css.explained}>
      <caption>{t('account.why')}</caption>
      <tbody>
        {causes.map(({ cause, amount }) => (
          <tr key={cause}>
            <th scope="row">{t(`account.causes.${cause}`)}</th>
            <td className={css.barCell} aria-hidden>
              <i
                data-side={amount > 0 ? 'more' : 'less'}
                style={{ width: `${(Math.abs(amount) / most) * 50}%` }}
              />
            </td>
            <td className={css.amount}>
              <Money value={amount} currency={currency} signed />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('account.difference')}</th>
          <td aria-hidden />
          <td className={css.amount}>
            <Money value={difference} currency={currency} signed />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
