import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { useApiList } from '../../../shell/queries.ts'
import { Card } from '../../../ui/Card.tsx'
import { Num } from '../../../ui/Figures.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import { type Credit, creditsList } from '../queries.ts'
import suppliers from '../suppliers.module.css'
import { CreditRow } from './CreditRow.tsx'
import css from './credits.module.css'

/** What this supplier still owes us; nothing where nothing is owed. */
export function SupplierCredits({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const { rows, table } = useApiList<Credit>(creditsList({ supplier_id, is_open: true, limit: 20 }))
  if (!rows || rows.length === 0) return null
  return (
    <Card
      title={
        <>
          {t('credits.title')}{' '}
          <span className={suppliers.count}>
            <Num value={table.total} />
          </span>
        </>
      }
      actions={
        <Anchor href={`${paths.credits()}?supplier_id=${supplier_id}&state=all`} className={suppliers.all}>
          {t('see_all')}
        </Anchor>
      }
      flush
    >
      <ul className={css.credits}>
        {rows.map((credit) => (
          <CreditRow key={credit.id} credit={credit} />
        ))}
      </ul>
    </Card>
  )
}
