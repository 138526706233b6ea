import { IconChecks } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sumNumbers } from '#packages/money'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatMoney } from '../../../ui/format.ts'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { changed, postDraft, takeAllBack } from '../post.ts'
import { isClean } from '../problem-text.ts'
import type { DraftSummary } from '../queries.ts'
import { allDrafts } from './all-drafts.ts'

/** Posts every draft there is nothing to look at, wherever in the list it stands. */
export function PostClean() {
  const { t } = useTranslation('drafts')
  const { data } = useQuery(allDrafts)
  const clean = data?.filter(isClean) ?? []
  if (clean.length === 0) return null
  return (
    <PostSeveral
      drafts={clean}
      left={(data?.length ?? 0) - clean.length}
      label={t('several.post_clean', { count: clean.length })}
    />
  )
}

/** Posts those of the chosen that can be posted as they are. */
export function PostChosen({ drafts, onDone }: { drafts: readonly DraftSummary[]; onDone: () => void }) {
  const { t } = useTranslation('drafts')
  const ready = drafts.filter(({ is_ready }) => is_ready)
  if (ready.length === 0) return <span>{t('several.none_ready')}</span>
  return (
    <PostSeveral
      drafts={ready}
      left={drafts.length - ready.length}
      label={t('several.post', { count: ready.length })}
      onDone={onDone}
      small
    />
  )
}

interface PostSeveralProps {
  drafts: readonly DraftSummary[]
  /** How many stay in the queue. */
  left: number
  label: string
  onDone?: () => void
  small?: boolean
}

function PostSeveral({ drafts, left, label, onDone, small }: PostSeveralProps) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  const can_cancel = useCan()('invoices.manage')
  const [open, setOpen] = useState(false)
  const currencies = [...new Set(drafts.map(({ currency }) => currency!))]
  const amounts = currencies.map((currency) => {
    const own = drafts.filter((draft) => draft.currency === currency)
    const amount = sumNumbers(
      own.map(({ total_amount }) => total_amount ?? 0),
      currency,
    )
    return formatMoney(amount, locale, currency)
  })
  const rest = left > 0 ? t('several.left', { count: left }) : onDone ? '' : t('several.none_left')
  const post = async () => {
    const { posted, failure } = await postAll(drafts)
    await changed()
    onDone?.()
    if (posted.length === 0) throw failure
    notify({
      message: t('several.done', { count: posted.length }),
      undo: can_cancel ? () => takeAllBack(posted, t) : undefined,
    })
    const missed = drafts.length - posted.length
    if (missed > 0)
      notify({ message: `${t('several.missed', { count: missed })} ${explain(failure, t)}`, tone: 'danger' })
  }
  return (
    <>
      <Button
        variant="primary"
        size={small ? 'small' : 'medium'}
        icon={<IconChecks size={18} />}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        tone="primary"
        title={t('several.title', { count: drafts.length })}
        text={`${t('several.text', { amount: amounts.join(' + ') })} ${rest}`}
        confirm={t('several.post', { count: drafts.length })}
        onConfirm={post}
        explain={(error) => explain(error, t)}
      />
    </>
  )
}

/** One after the other: of two that are each other's duplicates the second is refused. */
async function postAll(drafts: readonly DraftSummary[]) {
  const posted: DraftSummary[] = []
  let failure: unknown
  for (const draft of drafts)
    try {
      await postDraft(draft.id)
      posted.push(draft)
    } catch (error) {
      failure = error
    }
  return { posted, failure }
}
