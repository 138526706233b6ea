import { useTranslation } from 'react-i18next'
import { useRestaurants } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { apiList, useApiList } from '../../shell/queries.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { DateText } from '../../ui/Figures.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { Stack } from '../../ui/Page.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { Anchor, useWords } from '../../ui/scope.tsx'
import css from './reconciliation.module.css'

/** Which statement: restaurants and supplier are chosen on its own page. */
export function StartDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('reconciliation')
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('start.title')}
      footer={<ButtonLink href={`${paths.documents()}?upload=1`}>{t('start.upload')}</ButtonLink>}
    >
      <Statements />
    </Dialog>
  )
}

function Statements() {
  const { t } = useTranslation('reconciliation')
  const words = useWords()
  const { current } = useRestaurants()
  const query = {
    document_type: 'statement' as const,
    status: 'processed' as const,
    restaurant_id: current?.id,
    limit: 10,
  }
  const { rows, error, table } = useApiList<{
    id: string
    file_name: string
    supplier_name: string | null
    upload_date: string
    latest_reconciliation_id: string | null
  }>(apiList('GET /supplier/documents', { query }))
  if (error) throw error
  if (!rows) return <SkeletonLines lines={6} />
  if (rows.length === 0)
    return <EmptyState illustration="document" title={t('start.none.title')} text={t('start.none.text')} />
  return (
    <Stack>
      <ul className={css.statements}>
        {rows.map((row) => (
          <li key={row.id}>
            <Anchor href={`${paths.document(row.id)}?reconcile=1`}>
              <strong>{row.supplier_name ?? row.file_name}</strong>
              <DateText value={row.upload_date} as="day" relative />
              <small>
                {[row.supplier_name && row.file_name, row.latest_reconciliation_id && t('start.before')]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </Anchor>
          </li>
        ))}
      </ul>
      {table.more && (
        <Button busy={table.more.busy} onClick={table.more.load}>
          {words.load_more}
        </Button>
      )}
    </Stack>
  )
}
