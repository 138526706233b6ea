import { IconChevronLeft, IconChevronRight, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { queries } from '../../../shell/queries.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { changed } from '../post.ts'
import { type Draft, draftQuery } from '../queries.ts'
import { allDrafts } from '../queue/all-drafts.ts'
import css from './draft.module.css'
import { PostButton } from './PostButton.tsx'
import type { DraftEdits } from './use-draft-edits.ts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null)

/** The draft's neighbours in the queue. */
function useNeighbours(id: string) {
  const { data } = useQuery(allDrafts)
  const at = data?.findIndex((draft) => draft.id === id) ?? -1
  return { before: at > 0 ? data?.[at - 1]?.id : undefined, after: at >= 0 ? data?.[at + 1]?.id : undefined }
}

export function DraftActions({ draft, edits }: { draft: Draft; edits: DraftEdits }) {
  const { t } = useTranslation('drafts')
  const may_edit = useCan()('invoices.create')
  const navigate = useNavigate()
  const [discarding, setDiscarding] = useState(false)
  const { before, after } = useNeighbours(draft.id)
  const go = (id: string | undefined) => id && void navigate({ to: paths.draft(id) })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const to = { j: after, k: before }[event.key]
      if (to) void navigate({ to: paths.draft(to) })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [after, before, navigate])
  const next = () => void navigate({ to: after || before ? paths.draft((after ?? before)!) : paths.drafts() })
  return (
    <>
      <span className={css.neighbours}>
        <IconButton
          label={t('before')}
          icon={<IconChevronLeft size={19} />}
          disabled={!before}
          onClick={() => go(before)}
        />
        <IconButton
          label={t('after')}
          icon={<IconChevronRight size={19} />}
          disabled={!after}
          onClick={() => go(after)}
        />
      </span>
      {may_edit && (
        <>
          <ActionMenu
            entries={[
              {
                label: t('discard.action'),
                icon: <IconTrash size={18} aria-hidden />,
                tone: 'danger',
                onSelect: () => setDiscarding(true),
              },
            ]}
            trigger={<Button>{t('more')}</Button>}
          />
          <PostButton draft={draft} edits={edits} onPosted={next} />
          <Discard draft={draft} open={discarding} onClose={() => setDiscarding(false)} />
        </>
      )}
    </>
  )
}

function Discard({ draft, open, onClose }: { draft: Draft; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('drafts')
  const navigate = useNavigate()
  const name = draft.invoice_number ?? draft.document_name
  const discard = async () => {
    await api('DELETE /supplier/drafts/{id}', { params: { id: draft.id } })
    await navigate({ to: paths.drafts() })
    queries.removeQueries({ queryKey: draftQuery(draft.id).queryKey })
    void changed()
    const again = () =>
      api('POST /supplier/drafts', { body: { document_ids: [draft.document_id] } }).then(changed)
    notify({ message: t('discard.done', { name }), undo: again })
  }
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('discard.title', { name })}
      text={t('discard.text')}
      confirm={t('discard.action')}
      onConfirm={discard}
      explain={(error) => explain(error, t)}
    />
  )
}
