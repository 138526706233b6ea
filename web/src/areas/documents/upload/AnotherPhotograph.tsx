import { IconCamera } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import css from './uploads.module.css'

/** The next of several papers, without leaving the dialog; each is a document. Only where a camera is in the hand. */
export function AnotherPhotograph({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('documents')
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={css.camera}>
      <Button icon={<IconCamera size={18} />} onClick={() => input.current?.click()}>
        {t('upload.another_photo')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('upload.another_photo')}
        accept="image/*"
        capture="environment"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file) onFile(file)
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
