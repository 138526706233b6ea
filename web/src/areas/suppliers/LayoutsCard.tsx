import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../shell/api.ts'
import { explain } from '../../shell/explain.ts'
import { useCan } from '../../shell/me.ts'
import { refresh } from '../../shell/queries.ts'
import { IconButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { DateText } from '../../ui/Figures.tsx'
import { notify } from '../../ui/notify.ts'
import { LearnedLayout } from './LearnedLayout.tsx'
import { layoutsQuery } from './queries.ts'
import css from './suppliers.module.css'

/** How this supplier's papers were learned to be read; shown once something was learned. */
export function LayoutsCard({ supplier_id }: { supplier_id: string }) {
  const { t } = useTranslation('suppliers')
  const may_forget = useCan()('suppliers.manage')
  const { data } = useQuery(layoutsQuery(supplier_id))
  if (!data?.items.length) return null
  const forget = async (id: string) => {
    try {
      await api('DELETE /supplier/layouts/{id}', { params: { id } })
      await refresh('GET /supplier/layouts')
      notify({ message: t('layouts.forgotten') })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  return (
    <Card title={t('layouts.title')} note={t('layouts.note')} flush>
      <ul className={css.rows}>
        {data.items.map(({ id, learned_at, uses, successes, corrections, learned }) => (
          <li key={id} className={css.row}>
            <span className={css.rowTitle}>
              <span>
                {t('layouts.learned')} <DateText value={learned_at} as="moment" relative />
              </span>
              <LearnedLayout learned={learned} />
              <small>{t('layouts.counts', { uses, successes, corrections })}</small>
            </span>
            {may_forget && (
              <IconButton
                label={t('layouts.forget')}
                icon={<IconX size={17} />}
                onClick={() => void forget(id)}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
