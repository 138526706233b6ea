import { IconFileSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pagesOf } from '../../../shell/document-pages.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Page, Stack } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import type { Draft } from '../queries.ts'
import { DraftActions } from './DraftActions.tsx'
import { DuplicateBanner } from './DuplicateBanner.tsx'
import css from './draft.module.css'
import { HeadCard } from './HeadCard.tsx'
import { LinesCard } from './LinesCard.tsx'
import { SaveState } from './SaveState.tsx'
import { TotalsCard } from './TotalsCard.tsx'
import { useDraftEdits } from './use-draft-edits.ts'

const DraftPaper = lazy(() => import('./DraftPaper.tsx'))

/** The paper at the left, what goes into the books at the right; on a phone one above the other. */
export function DraftDesk({ draft }: { draft: Draft }) {
  const { t } = useTranslation('drafts')
  const edits = useDraftEdits(draft)
  const [line, setLine] = useState<number>()
  const name = draft.invoice_number ?? draft.document_name
  return (
    <Page
      width="full"
      crumbs={[
        { label: t('invoices'), href: paths.invoices() },
        { label: t('queue.title'), href: paths.drafts() },
      ]}
      title={name}
      beside={<StatusBadge tone="info" label={t('draft')} />}
      description={
        <>
          {t(`kinds.${edits.values.kind}`)} · {draft.supplier_name ?? t('unknown_supplier')} ·{' '}
          <Anchor href={paths.document(draft.document_id)}>{t('open_document')}</Anchor>
        </>
      }
      actions={<DraftActions draft={draft} edits={edits} />}
    >
      <Desk document_id={draft.document_id} line={line}>
        <Stack>
          <SaveState draft={draft} edits={edits} />
          <DuplicateBanner draft={draft} />
          <HeadCard draft={draft} edits={edits} />
          <LinesCard edits={edits} onLine={setLine} />
          <TotalsCard edits={edits} />
        </Stack>
      </Desk>
    </Page>
  )
}

interface DeskProps {
  document_id: string
  line: number | undefined
  children: ReactNode
}

function Desk({ document_id, line, children }: DeskProps) {
  const { t } = useTranslation('drafts')
  const may_see = useCan()('documents.read')
  const [hidden, setHidden] = useState(() => matchMedia('(max-width: 1099px)').matches)
  const { data: document } = useQuery({
    ...apiQuery('GET /supplier/documents/{id}', { params: { id: document_id } }),
    placeholderData: undefined,
    enabled: may_see,
  })
  if (!document || pagesOf(document).length === 0) return <div className={css.alone}>{children}</div>
  return (
    <div className={css.desk}>
      <div className={css.paper} data-hidden={hidden || undefined}>
        {hidden ? (
          <Button wide icon={<IconFileSearch size={18} />} onClick={() => setHidden(false)}>
            {t('paper.show')}
          </Button>
        ) : (
          <Suspense fallback={<Skeleton height={480} />}>
            <DraftPaper document={document} line={line} onHide={() => setHidden(true)} />
          </Suspense>
        )}
      </div>
      <div className={css.values}>{children}</div>
    </div>
  )
}
