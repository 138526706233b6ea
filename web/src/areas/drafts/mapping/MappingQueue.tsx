import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeyLine } from '../../../ui/KeyHint.tsx'
import type { Decision, Mapping } from '../queries.ts'
import { useRowKeys } from '../queue/row-keys.ts'
import { decideAll } from './decide.ts'
import { MappingRow } from './MappingRow.tsx'
import css from './mapping.module.css'

interface MappingQueueProps {
  rows: readonly Mapping[]
  total: number | undefined
  more: { load: () => void; busy: boolean } | undefined
}

/** What is spent, where it can be compared at all: most people buy in one currency. */
const spendOf = ({ spend }: Mapping) => spend.reduce((sum, { amount }) => sum + amount, 0)

/** Articles that wait, those that cost most first; several can be answered at once. */
export function MappingQueue({ rows, total, more }: MappingQueueProps) {
  const { t } = useTranslation('drafts')
  const may_map = useCan()('items.manage')
  const list = useRef<HTMLUListElement>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  useRowKeys(list, '[data-row]')
  const sorted = rows.toSorted((a, b) => spendOf(b) - spendOf(a) || b.line_count - a.line_count)
  const picked = sorted.filter(({ id }) => chosen.has(id))
  const toggle = (id: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)))
  return (
    <>
      {picked.length > 0 && <SeveralBar picked={picked} onDone={() => setChosen(new Set())} />}
      <ul className={css.list} ref={list} aria-label={t('mapping.statuses.open')}>
        {sorted.map((mapping) => (
          <MappingRow
            key={mapping.id}
            mapping={mapping}
            checked={chosen.has(mapping.id)}
            onCheck={may_map ? (on) => toggle(mapping.id, on) : undefined}
          />
        ))}
      </ul>
      <div className={css.foot}>
        <KeyLine>{t('mapping.keys')}</KeyLine>
        {more && (
          <Button size="small" busy={more.busy} onClick={more.load}>
            {t('mapping.more', { count: (total ?? rows.length) - rows.length })}
          </Button>
        )}
      </div>
    </>
  )
}

function SeveralBar({ picked, onDone }: { picked: readonly Mapping[]; onDone: () => void }) {
  const { t } = useTranslation('drafts')
  const [busy, setBusy] = useState(false)
  const proposed = picked.filter(({ proposals }) => proposals.length > 0)
  const run = async (rows: readonly Mapping[], decision: (mapping: Mapping) => Decision) => {
    setBusy(true)
    await decideAll(
      rows.map((before) => ({ before, decision: decision(before) })),
      t,
    )
    setBusy(false)
    onDone()
  }
  return (
    <div className={css.bar} role="status">
      <span>{t('mapping.chosen', { count: picked.length })}</span>
      {proposed.length > 0 && (
        <Button
          size="small"
          variant="primary"
          busy={busy}
          onClick={() => void run(proposed, ({ proposals: [best] }) => ({ item_id: best!.item_id }))}
        >
          {t('mapping.take_first', { count: proposed.length })}
        </Button>
      )}
      <Button size="small" busy={busy} onClick={() => void run(picked, () => ({ not_stock: 'other' }))}>
        {t('item.not_stock')}
      </Button>
      <Button size="small" variant="quiet" onClick={onDone}>
        {t('mapping.clear')}
      </Button>
    </div>
  )
}
