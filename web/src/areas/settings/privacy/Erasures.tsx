import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { apiList, useApiList } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText, Num } from '../../../ui/Figures.tsx'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { type Column, DataTable } from '../../../ui/table/DataTable.tsx'
import css from './privacy.module.css'
import { saveJson } from './save-json.ts'

type Erasure = ApiResponse<'GET /privacy/erasures'>['items'][number]

const erasures = apiList('GET /privacy/erasures')

const columns = (t: TFunction): Column<Erasure>[] => [
  {
    id: 'erased',
    header: t('data.erased'),
    cell: ({ erased_at }) => <DateText value={erased_at} as="moment" relative />,
  },
  {
    id: 'account',
    header: t('state'),
    cell: ({ proof }) => <StatusBadge tone="success" label={t(`data.account.${proof.account}`)} />,
  },
  {
    id: 'traces',
    header: t('data.traces'),
    align: 'end',
    phone: 'corner',
    cell: ({ proof }) => <Num value={proof.traces_found} />,
  },
]

export function Erasures() {
  const { t } = useTranslation('settings')
  const [shown, setShown] = useState<Erasure>()
  const { rows, table, error } = useApiList<Erasure>(erasures)
  if (error && !rows) throw error
  return (
    <Card title={t('data.erasures')} note={t('data.erasures_note')} flush>
      <DataTable
        bare
        label={t('data.erasures')}
        columns={columns(t)}
        {...table}
        rowKey={({ id }) => id}
        onRow={setShown}
        empty={
          <EmptyState
            illustration="people"
            title={t('data.no_erasures.title')}
            text={t('data.no_erasures.text')}
          />
        }
      />
      <SidePanel
        open={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={t('data.proof')}
        footer={
          shown && (
            <Button onClick={() => saveJson(shown, `erasure-${shown.id}.json`)}>
              {t('data.save_proof')}
            </Button>
          )
        }
      >
        {shown && <Proof erasure={shown} />}
      </SidePanel>
    </Card>
  )
}

function Proof({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation('settings')
  const { proof, person_id, erased_at } = erasure
  return (
    <div className={css.proof}>
      <Facts
        facts={[
          [t('data.erased'), <DateText key="at" value={erased_at} as="moment" />],
          [t('data.person'), <code key="id">{person_id}</code>],
          [t('state'), t(`data.account.${proof.account}`)],
          [t('data.traces'), <Num key="traces" value={proof.traces_found} />],
        ]}
      />
      <Counted title={t('data.removed')} counts={proof.removed} />
      <Counted title={t('data.anonymised')} counts={proof.anonymised} />
      {proof.remains.map(({ what, why }) => (
        <Counted key={why} title={t('data.remains')} counts={what} why={why} />
      ))}
    </div>
  )
}

function Counted({ title, counts, why }: { title: string; counts: Record<string, number>; why?: string }) {
  const entries = Object.entries(counts)
  if (entries.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      {why && <p>{why}</p>}
      <ul>
        {entries.map(([name, rows]) => (
          <li key={name}>
            <code>{name}</code> <Num value={rows} />
          </li>
        ))}
      </ul>
    </section>
  )
}
