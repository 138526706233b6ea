import { IconEyeOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { pagesOf, usePictures } from '../../../shell/document-pages.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Paper } from '../../../ui/paper/Paper.tsx'
import type { PaperBox, PaperMark } from '../../../ui/paper/paper-geometry.ts'
import css from './draft.module.css'

interface DraftPaperProps {
  document: ApiResponse<'GET /supplier/documents/{id}'>
  /** The line that is being looked at, from 0. */
  line: number | undefined
  onHide: () => void
}

/** The pages, with the places of the lines; a press on one goes to its row. */
export default function DraftPaper({ document, line, onHide }: DraftPaperProps) {
  const { t } = useTranslation('drafts')
  const load = usePictures(document.id)
  const { extraction } = document
  const marks = useMemo(
    () =>
      (extraction?.lines ?? []).flatMap(({ page, box, description }, index): PaperMark[] =>
        page !== null && box?.length === 4
          ? [
              {
                id: `line-${index}`,
                page,
                box: box as unknown as PaperBox,
                label: description ?? `${index + 1}`,
              },
            ]
          : [],
      ),
    [extraction],
  )
  return (
    <Paper
      label={t('paper.label', { name: document.file_name })}
      pages={pagesOf(document)}
      marks={marks}
      load={load}
      chosen={line === undefined ? undefined : `line-${line}`}
      onChoose={(id) => window.document.querySelector<HTMLElement>(`[data-${id}] input`)?.focus()}
      tools={
        <span className={css.hide}>
          <IconButton label={t('paper.hide')} icon={<IconEyeOff size={18} />} onClick={onHide} />
        </span>
      }
    />
  )
}
