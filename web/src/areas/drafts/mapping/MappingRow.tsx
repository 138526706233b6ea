import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/fields/ChoiceFields.tsx'
import { formatMoney, formatNumber, formatPercent } from '../../../ui/format.ts'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { useUi } from '../../../ui/scope.tsx'
import type { Decision, Mapping, Proposal } from '../queries.ts'
import { decide } from './decide.ts'
import { ItemField } from './ItemField.tsx'
import css from './mapping.module.css'
import { notStockKinds } from './not-stock.ts'

interface MappingRowProps {
  mapping: Mapping
  checked: boolean
  onCheck: ((on: boolean) => void) | undefined
}

/** One article of a supplier: what it is called there, and which item of ours it may be. */
export function MappingRow({ mapping, checked, onCheck }: MappingRowProps) {
  const { t } = useTranslation('drafts')
  const may_map = useCan()('items.manage')
  const [busy, setBusy] = useState(false)
  const { id, description, proposals, item_name, item_is_active } = mapping
  const say = async (decision: Decision) => {
    if (busy || !may_map) return
    setBusy(true)
    await decide(id, decision, t, mapping).catch((error) =>
      notify({ message: explain(error, t), tone: 'danger' }),
    )
    setBusy(false)
  }
  const take = ({ item_id }: Proposal) => say({ item_id })
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey) return
    if (event.key === 'x') return onCheck?.(!checked)
    const place = event.key === 'Enter' ? 0 : Number(event.key) - 1
    if (!proposals[place]) return
    event.preventDefault()
    const next = event.currentTarget.nextElementSibling ?? event.currentTarget.previousElementSibling
    ;(next as HTMLElement | null)?.focus()
    void take(proposals[place]!)
  }
  return (
    <li className={css.row} data-row tabIndex={-1} onKeyDown={press} aria-label={description}>
      {onCheck ? (
        <span className={css.check}>
          <Checkbox
            label=""
            aria-label={t('mapping.choose', { description })}
            checked={checked}
            onChange={onCheck}
          />
        </span>
      ) : (
        <span />
      )}
      <Article mapping={mapping} />
      <div className={css.answer}>
        {item_is_active === false && <small>{t('mapping.archived', { name: item_name ?? '' })}</small>}
        {may_map && (
          <div className={css.chips}>
            {proposals.map((proposal, place) => (
              <Chip
                key={proposal.item_id}
                {...{ proposal, place, busy }}
                onTake={() => void take(proposal)}
              />
            ))}
            <NotStock onTake={(not_stock) => void say({ not_stock })} />
          </div>
        )}
        <ItemField
          label={t('item.of_article', { description })}
          article={mapping}
          status="open"
          item={null}
          proposals={proposals}
        />
      </div>
    </li>
  )
}

function Article({ mapping }: { mapping: Mapping }) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  const { code, description, unit, supplier_name, line_count, draft_count, spend, last_price } = mapping
  const money = spend.map(({ amount, currency }) => formatMoney(amount, locale, currency)).join(' + ')
  const price =
    last_price !== null &&
    t('mapping.last_price', { price: formatNumber(last_price, locale), unit: unit ?? t('pack.unit') })
  return (
    <div className={css.article}>
      <strong>{description}</strong>
      <small>{[supplier_name, code, unit].filter(Boolean).join(' · ')}</small>
      <small>
        {[
          t('mapping.lines', { count: line_count }),
          draft_count > 0 && t('mapping.drafts', { count: draft_count }),
          money,
          price,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  )
}

interface ChipProps {
  proposal: Proposal
  place: number
  busy: boolean
  onTake: () => void
}

function Chip({ proposal, place, busy, onTake }: ChipProps) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  const { item_name, score, because } = proposal
  const why = t(`mapping.because.${because}`, { score: formatPercent(score, locale, 0) })
  return (
    <button type="button" className={css.chip} disabled={busy} title={why} onClick={onTake}>
      {place === 0 && <IconCheck size={15} aria-hidden />}
      {item_name}
      <span className="visually-hidden">, {why}</span>
    </button>
  )
}

function NotStock({ onTake }: { onTake: (kind: (typeof notStockKinds)[number]) => void }) {
  const { t } = useTranslation('drafts')
  return (
    <ActionMenu
      position="bottom-start"
      trigger={
        <Button variant="quiet" size="small">
          {t('item.not_stock')}
        </Button>
      }
      entries={notStockKinds.map((kind) => ({
        label: t(`kinds_not_stock.${kind}`),
        onSelect: () => onTake(kind),
      }))}
    />
  )
}
