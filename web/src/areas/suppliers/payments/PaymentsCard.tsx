import { IconCreditCardPay } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Num } from '../../../ui/Figures.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { useWords } from '../../../ui/scope.tsx'
import { type Payment, paymentsList } from '../queries.ts'
import suppliers from '../suppliers.module.css'
import { PaymentRow } from './PaymentRow.tsx'
import css from './payments.module.css'

const RecordPayment = lazy(() => import('./RecordPayment.tsx'))

/** What was paid to this supplier, newest first, and where the next payment is recorded. */
export function PaymentsCard({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const words = useWords()
  const may_pay = useCan()('invoices.manage')
  const [{ pay, paid_on }, setSearch] = useSearchState({ pay: '', paid_on: '' })
  const { rows, error, table } = useApiList<Payment>(paymentsList(supplier_id))
  return (
    <Card
      title={
        <>
          {t('payments.title')}{' '}
          {table.total ? (
            <span className={suppliers.count}>
              <Num value={table.total} />
            </span>
          ) : undefined}
        </>
      }
      actions={
        may_pay && (
          <Button
            size="small"
            icon={<IconCreditCardPay size={16} />}
            onClick={() => setSearch({ pay: 'new' })}
          >
            {t('payments.record')}
          </Button>
        )
      }
      flush
    >
      {!rows && !error && (
        <div className={suppliers.none}>
          <SkeletonLines lines={3} />
        </div>
      )}
      {error && !rows && <p className={suppliers.none}>{t('not_read')}</p>}
      {rows?.length === 0 && <p className={suppliers.none}>{t('payments.empty')}</p>}
      {rows && rows.length > 0 && (
        <ul className={css.payments}>
          {rows.map((payment) => (
            <PaymentRow key={payment.id} payment={payment} />
          ))}
        </ul>
      )}
      {table.more && (
        <div className={suppliers.none}>
          <Button busy={table.more.busy} onClick={table.more.load}>
            {words.load_more}
          </Button>
        </div>
      )}
      {may_pay && pay && (
        <Suspense>
          <RecordPayment
            supplier_id={supplier_id}
            known={{ amount: Number(pay) || null, paid_on: paid_on || null }}
            onClose={() => setSearch({ pay: '', paid_on: '' })}
          />
        </Suspense>
      )}
    </Card>
  )
}
