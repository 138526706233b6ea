import { IconFileText, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { Button, ButtonLink } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import { Stack } from '../../../ui/Page.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { type Reconciliation, statusQuery } from '../queries.ts'
import { SupplierFix } from './SupplierFix.tsx'
import { startAgain } from './start-again.ts'
import { stepsInWords } from './steps-in-words.ts'

/** What stopped a reconciliation, and the way on from there. */
export default function TroubleView({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t, i18n } = useTranslation('reconciliation')
  const can = useCan()
  const { data: run } = useQuery(statusQuery(reconciliation.id))
  const { error_code, error_message } = reconciliation
  const is_unknown = error_code === 'supplier_unknown' && can('reconciliations.run')
  return (
    <Stack>
      {is_unknown ? (
        <SupplierFix reconciliation={reconciliation} />
      ) : (
        <Callout
          tone="danger"
          title={t('trouble.title')}
          actions={<WaysOn reconciliation={reconciliation} />}
        >
          {t(`errors:${error_code}`, { defaultValue: error_message ?? t('errors:internal_error') })}
        </Callout>
      )}
      {run && (
        <Card title={t('trouble.how_far')}>
          <Stepper wide label={t('run.steps')} steps={stepsInWords(run.steps, t, i18n.language)} />
        </Card>
      )}
    </Stack>
  )
}

function WaysOn({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t } = useTranslation('reconciliation')
  const can = useCan()
  return (
    <>
      <ButtonLink href={paths.document(reconciliation.document_id)} icon={<IconFileText size={17} />}>
        {t('trouble.document')}
      </ButtonLink>
      {can('reconciliations.run') && <RunAgain reconciliation={reconciliation} />}
    </>
  )
}

function RunAgain({ reconciliation }: { reconciliation: Reconciliation }) {
  const { t } = useTranslation('reconciliation')
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      const started = await startAgain(reconciliation)
      await navigate({ to: paths.reconciliation(started.id) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button busy={busy} icon={<IconRefresh size={17} />} onClick={run}>
      {t('actions.again')}
    </Button>
  )
}
