import { useTranslation } from 'react-i18next'
import { DropZone } from '../../../ui/DropZone.tsx'

/** What the server reads. A photograph has no text in it and would only be refused, so no camera is offered. */
const ACCEPT = '.pdf,.xlsx,.xls,.ods,.csv,application/pdf,text/csv'
/** The server's own limit unless its settings say otherwise; it refuses what is larger than its own. */
const MAX_BYTES = 50 * 1_048_576

/** Nothing can be dropped with a thumb. */
const isTouch = () => matchMedia('(pointer: coarse)').matches

interface DocumentDropProps {
  onFiles: (files: File[]) => void
  slim?: boolean
}

export function DocumentDrop({ onFiles, slim }: DocumentDropProps) {
  const { t } = useTranslation('documents')
  return (
    <DropZone
      title={t(isTouch() ? 'drop.title_touch' : 'drop.title')}
      hint={t('drop.hint')}
      accept={ACCEPT}
      max_bytes={MAX_BYTES}
      onFiles={onFiles}
      multiple
      compact
      slim={slim}
    />
  )
}
