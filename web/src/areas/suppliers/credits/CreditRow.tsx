import { IconCheck, IconX } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { DateText, Money } from '../../../ui/Figures.tsx'
import { ActionMenu, type MenuEntry } from '../../../ui/overlay/ActionMenu.tsx'
import { StatusBadge, type Tone } from '../../../ui/StatusBadge.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import type { Credit } from '../queries.ts'
import css from './credits.module.css'
import { useCreditActs } from './use-credit-acts.ts'

const tones: Record<Credit['state'], Tone> = {
  open: 'warning',
  partly: 'info',
  received: 'success',
  written_off: 'neutral',
}

interface CreditRowProps {
  credit: Credit
  /** Where credits of several suppliers stand together. */
  with_supplier?: boolean
}

/** What a supplier owes since a dispute, what came of it, and what may be it. */
export function CreditRow({ credit, with_supplier }: CreditRowProps) {
  const { t } = useTranslation('suppliers')
  const may_settle = useCan()('reconciliations.settle')
  const acts = useCreditActs()
  const { reconciliation_id, invoice_number, reason, note, state, currency, open_amount, amount } = credit
  const name = invoice_number ?? t('credits.no_number')
  return (
    <li className={css.credit} data-state={state}>
      <div className={css.what}>
        <strong>
          {reconciliation_id ? (
            <Anchor
              href={`${paths.reconciliation(reconciliation_id)}?decision=disputed&search=${encodeURIComponent(invoice_number ?? '')}`}
            >
              {name}
            </Anchor>
          ) : (
            name
          )}
        </strong>
        <small>
          {with_supplier && (
            <>
              <Anchor href={paths.supplier(credit.supplier_id)}>{credit.supplier_name}</Anchor> ·{' '}
            </>
          )}
          {t(`credits.reasons.${reason}`)} · {t('credits.since')}{' '}
          <DateText value={credit.opened_at} as="day" relative />
          {note && <> · {note}</>}
        </small>
      </div>
      <StatusBadge tone={tones[state]} label={t(`credits.states.${state}`)} />
      <span className={css.amount}>
        <Money value={open_amount} currency={currency} />
        {open_amount !== amount && (
          <small>
            {t('credits.of')} <Money value={amount} currency={currency} />
          </small>
        )}
      </span>
      {may_settle && (
        <ActionMenu label={t('credits.actions', { name })} entries={entriesOf(credit, acts, t)} />
      )}
      {may_settle && <Proposals credit={credit} acts={acts} />}
    </li>
  )
}

type Acts = ReturnType<typeof useCreditActs>

function entriesOf(credit: Credit, acts: Acts, t: TFunction): MenuEntry[] {
  const { state, receipts } = credit
  const is_open = state === 'open' || state === 'partly'
  return [
    ...receipts.map((receipt) => ({
      label: t('credits.take_back', { number: receipt.number ?? t('credits.no_number') }),
      onSelect: () => void acts.takeBack(credit, receipt),
    })),
    is_open
      ? { label: t('credits.write_off'), onSelect: () => void acts.writeOff(credit) }
      : {
          label: t('credits.open_again'),
          disabled: state !== 'written_off',
          onSelect: () => void acts.openAgain(credit),
        },
  ]
}

/** Credit notes that came since and fit; a person says whether it is the one. */
function Proposals({ credit, acts }: { credit: Credit; acts: Acts }) {
  const { t } = useTranslation('suppliers')
  if (credit.proposals.length === 0) return null
  return (
    <ul className={css.proposals} aria-label={t('credits.proposals')}>
      {credit.proposals.map((proposal) => {
        const name = proposal.number ?? t('credits.no_number')
        return (
          <li key={`${proposal.invoice_id} ${proposal.reconciliation_id} ${proposal.line}`}>
            <span>
              {t('credits.may_be', { number: name })}{' '}
              <Money value={proposal.amount} currency={credit.currency} />
              <small>
                <DateText value={proposal.date} as="day" /> ·{' '}
                {proposal.by.map((by) => t(`credits.by.${by}`)).join(', ')}
              </small>
            </span>
            <IconButton
              label={t('credits.not_it', { number: name })}
              icon={<IconX size={18} />}
              onClick={() => void acts.refuse(credit, proposal)}
            />
            <Button
              size="small"
              icon={<IconCheck size={15} />}
              onClick={() => void acts.receive(credit, proposal)}
            >
              {t('credits.is_it')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
