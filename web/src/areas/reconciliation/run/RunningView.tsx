import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Num } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { isRunning, type Reconciliation, type RunStatus } from '../queries.ts'
import { overallPercent } from './merge-run.ts'
import css from './run.module.css'
import { stepsInWords } from './steps-in-words.ts'
import { followRun, unfollowRun } from './tell-when-done.ts'
import { useRun } from './use-run.ts'

/** The eight steps while they run. */
export default function RunningView({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t, i18n } = useTranslation('reconciliation')
  const run = useRun(reconciliation.id)
  useTellAfterLeaving(reconciliation, run)
  const percent = run ? overallPercent(run) : Math.round(reconciliation.progress)
  return (
    <Card
      title={t('run.title')}
      note={t('run.leave')}
      actions={<CancelRun reconciliation={reconciliation} />}
    >
      <div className={css.overall} role="status" aria-label={t('run.title')}>
        <ProgressBar value={percent} label={t('run.title')} />
        <span className={css.percent}>
          <Num value={percent} unit="%" />
        </span>
      </div>
      <Stepper wide label={t('run.steps')} steps={stepsInWords(run?.steps ?? [], t, i18n.language)} />
    </Card>
  )
}

/** Says it wherever the person is by then. */
function useTellAfterLeaving(
  { id, supplier_name, document_name }: Reconciliation,
  run: RunStatus | undefined,
) {
  const { t } = useTranslation('reconciliation')
  const navigate = useNavigate()
  const is_over = useRef(false)
  is_over.current = run !== undefined && !isRunning(run)
  const tell = useRef((_: boolean) => {})
  tell.current = (is_done) =>
    notify({
      message: t(is_done ? 'run.done' : 'run.failed', { name: supplier_name ?? document_name }),
      tone: is_done ? 'success' : 'danger',
      action: { label: t('run.see'), onSelect: () => void navigate({ to: paths.reconciliation(id) }) },
    })
  useEffect(() => {
    unfollowRun(id)
    return () => {
      if (!is_over.current) followRun(id, tell.current)
    }
  }, [id])
}

function CancelRun({ reconciliation: { job_id } }: { reconciliation: Reconciliation }) {
  const { t } = useTranslation('reconciliation')
  const [busy, setBusy] = useState(false)
  const cancel = async () => {
    setBusy(true)
    try {
      await api('POST /jobs/{id}/cancel', { params: { id: job_id } })
      await refresh('GET /supplier/reconciliation/{id}/status')
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button variant="quiet" size="small" busy={busy} onClick={cancel}>
      {t('run.cancel')}
    </Button>
  )
}
