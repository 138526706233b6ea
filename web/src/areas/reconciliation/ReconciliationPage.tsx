import { IconDownload, IconMailForward, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiFile } from '../../shell/api.ts'
import type { PageContext } from '../../shell/area.ts'
import { explain } from '../../shell/explain.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { saveFile } from '../../shell/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { notify } from '../../ui/notify.ts'
import { Page } from '../../ui/Page.tsx'
import { SkeletonLines } from '../../ui/Skeleton.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { Anchor } from '../../ui/scope.tsx'
import { isRunning, overviewQuery, type Reconciliation, reconciliationQuery } from './queries.ts'
import { ResultView } from './result/ResultView.tsx'
import { rerun } from './result/rerun.ts'
import { statusTones } from './status-tones.ts'

/** What is seen while it runs, or after it stopped, and what a button opens, comes when it is needed. */
const RunningView = lazy(() => import('./run/RunningView.tsx'))
const TroubleView = lazy(() => import('./run/TroubleView.tsx'))
const Packs = lazy(() => import('./settle/Packs.tsx'))

export const loader = ({ params, queries }: PageContext) =>
  queries.ensureQueryData(reconciliationQuery(params.id!))

export default function ReconciliationPage() {
  const { t } = useTranslation('reconciliation')
  const { id = '' } = useParams({ strict: false })
  const { data: reconciliation, error } = useQuery(reconciliationQuery(id))
  if (!reconciliation) {
    if (error) throw error
    return null
  }
  const { status, supplier_name, document_id, document_name } = reconciliation
  return (
    <Page
      crumbs={[{ label: t('title'), href: paths.reconciliations() }]}
      title={supplier_name ?? document_name}
      beside={
        <StatusBadge
          tone={statusTones[status]}
          label={t(`statuses.${status}`)}
          live={isRunning(reconciliation)}
        />
      }
      description={
        <>
          {t('statement')}: <Anchor href={paths.document(document_id)}>{document_name}</Anchor>
        </>
      }
      actions={status === 'completed' && <Actions reconciliation={reconciliation} />}
    >
      <Suspense fallback={<SkeletonLines lines={12} />}>
        <Content reconciliation={reconciliation} />
      </Suspense>
    </Page>
  )
}

/** Another reconciliation is another page: nothing of the one before may linger. */
function Content({ reconciliation }: { reconciliation: Reconciliation }) {
  const { id, status, summary } = reconciliation
  if (status === 'error') return <TroubleView key={id} reconciliation={reconciliation} />
  if (status === 'completed' && summary)
    return <ResultView key={id} reconciliation={reconciliation} summary={summary} />
  return <RunningView key={id} reconciliation={reconciliation} />
}

function Actions({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t } = useTranslation('reconciliation')
  const can = useCan()
  const [busy, setBusy] = useState(false)
  const [is_packing, setPacking] = useState<boolean>()
  const { id } = reconciliation
  const { data: overview } = useQuery(overviewQuery(id))
  const is_disputed = overview?.counts.some(({ decision }) => decision === 'disputed')
  const save = async () => {
    setBusy(true)
    try {
      saveFile(
        await apiFile('GET /supplier/reconciliation/{id}/export', { params: { id } }),
        `${t('actions.file_name')}.xlsx`,
      )
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      {can('reconciliations.run') && (
        <Button
          busy={reconciliation.rerun_job_id !== null}
          icon={<IconRefresh size={17} />}
          onClick={() => void rerun(id, t)}
        >
          {t('actions.again')}
        </Button>
      )}
      <Button busy={busy} icon={<IconDownload size={17} />} onClick={save}>
        {t('actions.export')}
      </Button>
      {can('reconciliations.settle') && (
        <Button
          variant={is_disputed ? 'primary' : 'default'}
          icon={<IconMailForward size={17} />}
          onClick={() => setPacking(true)}
        >
          {t('packs.title')}
        </Button>
      )}
      {is_packing !== undefined && (
        <Suspense>
          <Packs id={id} open={is_packing} onClose={() => setPacking(false)} />
        </Suspense>
      )}
    </>
  )
}
