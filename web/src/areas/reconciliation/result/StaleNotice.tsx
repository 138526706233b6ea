import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { type Reconciliation, reconciliationQuery } from '../queries.ts'
import { rerun } from './rerun.ts'

/** While a further run is going, and no live update comes, it is asked this often. */
const ASK_MS = 2000

/** The books changed since they were read, or are being read again just now. */
export default function StaleNotice({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t } = useTranslation('reconciliation')
  const can = useCan()
  const { id, is_stale, rerun_job_id } = reconciliation
  const [busy, setBusy] = useState(false)
  useQuery({ ...reconciliationQuery(id), refetchInterval: rerun_job_id ? ASK_MS : false })
  if (rerun_job_id)
    return (
      <Callout tone="info" title={t('stale.running')}>
        <ProgressBar thin value={null} label={t('stale.running')} />
      </Callout>
    )
  if (!is_stale) return null
  const run = () => {
    setBusy(true)
    void rerun(id, t).finally(() => setBusy(false))
  }
  return (
    <Callout
      tone="warning"
      title={t('stale.title')}
      actions={
        can('reconciliations.run') && (
          <Button busy={busy} icon={<IconRefresh size={17} />} onClick={run}>
            {t('stale.run')}
          </Button>
        )
      }
    >
      {t('stale.text')}
    </Callout>
  )
}
