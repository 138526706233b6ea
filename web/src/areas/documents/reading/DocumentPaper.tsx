import { IconEyeOff } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageWords, usePictures } from '../../../shell/document-pages.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { formatDate, formatNumber } from '../../../ui/format.ts'
import { Paper } from '../../../ui/paper/Paper.tsx'
import type { WordPicking } from '../../../ui/paper/PaperWords.tsx'
import type { PaperPage } from '../../../ui/paper/paper-geometry.ts'
import { useUi } from '../../../ui/scope.tsx'
import type { ExtractedLine, Extraction, SupplierDocument } from '../queries.ts'
import { useChoice, useChosen } from './choice.ts'
import type { PageWriting } from './picked-text.ts'
import { marksOf, type ReadField } from './read-values.ts'
import css from './reading.module.css'

interface DocumentPaperProps {
  document: SupplierDocument
  extraction: Extraction | null
  pages: readonly PaperPage[]
  onHide?: () => void
}

/** The document's pages with the place of everything that was read from them. */
export default function DocumentPaper({ document, extraction, pages, onHide }: DocumentPaperProps) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const choice = useChoice()
  const chosen = useChosen((state) => state.chosen)
  const pointed = useChosen((state) => state.pointed)
  const load = usePictures(document.id)
  const picking = usePickedWords(document.id)
  const [words] = useState(() => ({ t, locale }))
  const marks = useMemo(() => {
    const amount = (value: number | null) =>
      value === null ? '' : formatNumber(value, words.locale, { decimals: 2 })
    const valueText = ({ kind, value }: ReadField) => {
      if (typeof value === 'number') return amount(value)
      return kind === 'date' && value ? formatDate(value, words.locale, 'UTC') : (value ?? '')
    }
    const field = (read: ReadField) => `${words.t(`fields.${read.name}`)}: ${valueText(read)}`
    const line = ({ reference, description, amount: value }: ExtractedLine, index: number) =>
      [words.t('line', { line: index + 1 }), reference ?? description, amount(value)]
        .filter(Boolean)
        .join(', ')
    return extraction ? marksOf(extraction, { field, line }) : []
  }, [extraction, words])
  return (
    <Paper
      label={t('pages.label', { name: document.file_name })}
      pages={pages}
      marks={marks}
      load={load}
      chosen={chosen}
      pointed={pointed}
      onChoose={choice.show}
      picking={picking}
      tools={
        onHide && (
          <span className={css.hide}>
            <IconButton label={t('pages.hide')} icon={<IconEyeOff size={18} />} onClick={onHide} />
          </span>
        )
      }
    />
  )
}

/** While somebody types a value: the words of the pages, and where those go that are picked. */
function usePickedWords(document_id: string): WordPicking | undefined {
  const picking = useChosen((state) => state.picking)
  const readPage = usePageWords(document_id)
  const writing = useRef(new Map<number, PageWriting>())
  const load = useCallback<WordPicking['load']>(
    async (page) => {
      const { words, ...its } = await readPage(page)
      writing.current.set(page, its)
      return words as unknown as Awaited<ReturnType<WordPicking['load']>>
    },
    [readPage],
  )
  return useMemo(
    () =>
      picking && {
        load,
        onPick: (words, page) =>
          picking.take(words.map(({ text }) => text).join(' '), writing.current.get(page)!),
        onLeave: picking.leave,
      },
    [picking, load],
  )
}
