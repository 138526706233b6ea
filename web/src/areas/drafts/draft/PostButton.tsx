import { IconBookUpload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { queries } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { type Confirmations, changed, postDraft, takeAllBack } from '../post.ts'
import { problemText } from '../problem-text.ts'
import { type Draft, draftQuery } from '../queries.ts'
import type { DraftEdits } from './use-draft-edits.ts'

interface PostButtonProps {
  draft: Draft
  edits: DraftEdits
  onPosted: () => void
}

/** Into the books: saves what is typed, says what is missing, asks where something must be confirmed. */
export function PostButton({ draft, edits, onPosted }: PostButtonProps) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  const post = usePost(draft, onPosted)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState<Draft>()
  const fail = (message: string) => notify({ message, tone: 'danger' })
  const go = async () => {
    if (busy) return
    if (!edits.is_whole) return fail(t('lines.incomplete'))
    setBusy(true)
    try {
      await edits.flush()
      const fresh = queries.getQueryData<Draft>(draftQuery(draft.id).queryKey) ?? draft
      const blocks = fresh.problems.filter(({ severity }) => severity === 'blocks')
      if (blocks.length > 0) {
        fail(blocks.map((problem) => problemText(problem, fresh, t, locale)).join(' '))
        document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
      } else if (fresh.problems.some(({ severity }) => severity === 'confirm')) setAsking(fresh)
      else await post(fresh, {})
    } catch (error) {
      fail(explain(error, t))
    } finally {
      setBusy(false)
    }
  }
  useCtrlEnter(go)
  const reasons = asking?.problems.filter(({ severity }) => severity === 'confirm') ?? []
  return (
    <>
      <Button
        variant="primary"
        icon={<IconBookUpload size={18} />}
        busy={busy}
        onClick={() => void go()}
        title="Ctrl+Enter"
      >
        {t('post.action')}
      </Button>
      <ConfirmDialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t('post.anyway_title')}
        text={t('post.anyway_text')}
        losses={reasons.map((problem) => problemText(problem, draft, t, locale))}
        confirm={t('post.anyway')}
        onConfirm={async () => asking && post(asking, { confirm_duplicate: true, confirm_total: true })}
        explain={(error) => explain(error, t)}
      />
    </>
  )
}

function usePost(draft: Draft, onPosted: () => void) {
  const { t } = useTranslation('drafts')
  const can_cancel = useCan()('invoices.manage')
  const navigate = useNavigate()
  return async (fresh: Draft, confirmations: Confirmations) => {
    const { id, invoice_number } = await postDraft(draft.id, confirmations)
    onPosted()
    queries.removeQueries({ queryKey: draftQuery(draft.id).queryKey })
    void changed()
    notify({
      message: t('post.done', { number: invoice_number }),
      undo: can_cancel ? () => takeAllBack([fresh], t) : undefined,
      action: { label: t('post.open'), onSelect: () => void navigate({ to: paths.invoice(id) }) },
    })
  }
}

function useCtrlEnter(run: () => void) {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      if (document.querySelector('[role="dialog"]')) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
