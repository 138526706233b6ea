import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/Button.tsx'
import { formatBytes } from '../../../ui/format.ts'
import { useUi } from '../../../ui/scope.tsx'
import { FileIcon } from '../FileIcon.tsx'
import css from './uploads.module.css'

interface ChosenFilesProps {
  files: readonly File[]
  onChange: (files: readonly File[]) => void
}

export function ChosenFiles({ files, onChange }: ChosenFilesProps) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  return (
    <ul className={css.chosen} aria-label={t('upload.chosen')}>
      {files.map((file) => (
        <li key={`${file.name}-${file.size}-${file.lastModified}`}>
          <FileIcon name={file.name} />
          <span className={css.name}>{file.name}</span>
          <small>{formatBytes(file.size, locale)}</small>
          <IconButton
            label={t('upload.leave_out', { name: file.name })}
            icon={<IconX size={16} />}
            onClick={() => onChange(files.filter((other) => other !== file))}
          />
        </li>
      ))}
    </ul>
  )
}
