import { IconRefresh, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../../shell/api-error.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ProgressBar } from '../../../ui/ProgressBar.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import { DocumentState } from '../DocumentState.tsx'
import { FileIcon } from '../FileIcon.tsx'
import { documentQuery } from '../queries.ts'
import css from './uploads.module.css'
import { clearSent, dropUpload, sendAgain, type Upload, useUploads } from './uploads.ts'

/** The files on their way, each with how far it is and what went wrong with it. */
export function UploadTray() {
  const { t } = useTranslation('documents')
  const uploads = useUploads()
  if (uploads.length === 0) return null
  const has_sent = uploads.some(({ state }) => state === 'sent')
  return (
    <Card
      flush
      title={t('tray.title', { count: uploads.length })}
      actions={
        has_sent && (
          <Button variant="quiet" size="small" onClick={clearSent}>
            {t('tray.clear')}
          </Button>
        )
      }
    >
      <ul className={css.tray} aria-live="polite">
        {uploads.map((upload) => (
          <li key={upload.key} className={css.row}>
            <FileIcon name={upload.file.name} />
            <div className={css.main}>
              <UploadName upload={upload} />
              <UploadOutcome upload={upload} />
            </div>
            {mayPass(upload.error) && (
              <IconButton
                label={t('tray.again', { name: upload.file.name })}
                icon={<IconRefresh size={17} />}
                onClick={() => sendAgain(upload)}
              />
            )}
            <IconButton
              label={t(upload.state === 'sent' ? 'tray.hide' : 'tray.drop', { name: upload.file.name })}
              icon={<IconX size={17} />}
              onClick={() => dropUpload(upload.key)}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Whether the same file may be taken a moment later; one that is empty or of no use stays so. */
const mayPass = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || error.status === 401 || error.status >= 429)

function UploadName({ upload: { file, document_id } }: { upload: Upload }) {
  if (!document_id) return <span className={css.name}>{file.name}</span>
  return (
    <Anchor href={paths.document(document_id)} className={css.name}>
      {file.name}
    </Anchor>
  )
}

function UploadOutcome({ upload }: { upload: Upload }) {
  const { t } = useTranslation('documents')
  if (upload.state === 'refused') return <p className={css.problem}>{explain(upload.error, t)}</p>
  if (upload.state === 'waiting') return <p className={css.note}>{t('tray.waiting')}</p>
  if (upload.document_id) return <ReadingOutcome id={upload.document_id} />
  // All bytes have left, the answer has not come: nobody knows how long the rest takes.
  const percent = upload.share < 1 ? Math.round(upload.share * 100) : null
  return <ProgressBar thin value={percent} label={t('tray.sending', { name: upload.file.name })} />
}

function ReadingOutcome({ id }: { id: string }) {
  const { data } = useQuery(documentQuery(id))
  return data ? <DocumentState document={data} detailed /> : null
}
