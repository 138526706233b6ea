import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../shell/explain.ts'
import { useCan } from '../../shell/me.ts'
import { paths } from '../../shell/paths.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { notify } from '../../ui/notify.ts'
import { Stack } from '../../ui/Page.tsx'
import type { SupplierDocument } from './queries.ts'
import { readAgain } from './read-again.ts'
import { FileFacts } from './reading/FileFacts.tsx'

/** Why nothing could be read, and what to do next. */
export function NotRead({ document }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  const can = useCan()
  const [busy, setBusy] = useState(false)
  const { id, error_code, error_message } = document
  const again = async () => {
    setBusy(true)
    await readAgain(id).catch((error) => notify({ tone: 'danger', message: explain(error, t) }))
    setBusy(false)
  }
  return (
    <Stack>
      <Callout
        tone="danger"
        title={t('error.title')}
        actions={
          <>
            {can('documents.upload') && (
              <ButtonLink variant="primary" size="small" href={`${paths.documents()}?upload=1`}>
                {t('error.upload_again')}
              </ButtonLink>
            )}
            {can('documents.correct') && (
              <Button size="small" busy={busy} onClick={() => void again()}>
                {t('actions.read_again')}
              </Button>
            )}
            {can('invoices.create') && (
              <ButtonLink size="small" href={paths.newInvoice(id)}>
                {t('error.by_hand')}
              </ButtonLink>
            )}
          </>
        }
      >
        <p>{t(`errors:${error_code}`, { defaultValue: error_message ?? t('errors:extraction_failed') })}</p>
      </Callout>
      <FileFacts document={document} />
    </Stack>
  )
}
