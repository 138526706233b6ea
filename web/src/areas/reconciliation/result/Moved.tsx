import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { type Change, changesQuery, type Reconciliation } from '../queries.ts'
import css from './progress.module.css'

interface MovedProps {
  reconciliation: Reconciliation
  /** Shows the item of that number below. */
  onJump: (number: string) => void
}

/** More than these wait behind a button. */
const SHOWN = 5

/** What the last run over the books moved, each before and after. */
export default function Moved({ reconciliation, onJump }: MovedProps) {
  const { t } = useTranslation('reconciliation')
  const { id, run_number, rerun_at } = reconciliation
  const [is_all, setAll] = useState(false)
  const [is_read, setRead] = useState(false)
  const { data } = useQuery({ ...changesQuery(id, run_number), enabled: run_number > 1 })
  if (run_number < 2 || !data || is_read) return null
  const shown = is_all ? data.items : data.items.slice(0, SHOWN)
  return (
    <Card
      title={t(data.total === 0 ? 'moved.none' : 'moved.title', { count: data.total })}
      note={<DateText value={rerun_at} relative />}
      actions={
        <Button size="small" variant="quiet" onClick={() => setRead(true)}>
          {t('moved.read')}
        </Button>
      }
      flush
      footer={
        data.items.length > shown.length && (
          <Button size="small" onClick={() => setAll(true)}>
            {t('moved.all', { count: data.items.length })}
          </Button>
        )
      }
    >
      {shown.length > 0 && (
        <ul className={css.moved}>
          {shown.map((change) => (
            <Row key={change.id} change={change} onJump={onJump} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ change, onJump }: { change: Change; onJump: MovedProps['onJump'] }) {
  const { t } = useTranslation('reconciliation')
  const number = [...change.after, ...change.before].find((item) => item.invoice_number)?.invoice_number
  return (
    <li>
      <strong>{number ?? t('result.no_number')}</strong>
      <State items={change.before} none={t('moved.is_new')} />
      <IconArrowRight size={16} aria-label={t('moved.became')} />
      <State items={change.after} none={t('moved.is_gone')} />
      {number && change.after.length > 0 ? (
        <Button size="small" variant="quiet" onClick={() => onJump(number)}>
          {t('moved.show')}
        </Button>
      ) : (
        <span />
      )}
    </li>
  )
}

function State({ items, none }: { items: Change['before']; none: string }) {
  const { t } = useTranslation('reconciliation')
  if (items.length === 0) return <span>{none}</span>
  return (
    <span>
      {items.map((item) => (
        <span key={item.item_id}>
          {t(`classes.${item.status}`)}
          <small>
            {item.difference === 0 ? (
              <Money value={item.statement_amount ?? item.ledger_amount} currency={item.currency} />
            ) : (
              <Money value={item.difference} currency={item.currency} signed />
            )}
          </small>
        </span>
      ))}
    </span>
  )
}
