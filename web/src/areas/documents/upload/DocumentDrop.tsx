import { useTranslation } from 'react-i18next'
import { DropZone } from '../../../ui/DropZone.tsx'

/** What the server reads. HEIC is left out, so that Apple's phones hand over JPEG. */
const ACCEPT =
  '.pdf,.xlsx,.xls,.ods,.csv,.xml,.p7m,.png,.jpg,.jpeg,.webp,application/pdf,text/csv,text/xml,application/xml,image/jpeg,image/png,image/webp'
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
      camera
      compact
      slim={slim}
    />
  )
}
