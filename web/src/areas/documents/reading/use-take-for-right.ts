import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { notify } from '../../../ui/notify.ts'
import type { Extraction, SupplierDocument } from '../queries.ts'
import { lineOfId, readFields } from './read-values.ts'
import { type CorrectionBody, useCorrect } from './use-correct.ts'

/** What is sent to say that a value or a line is right as it was read; undefined for what was not found at all. */
export function asRight(read: Extraction, id: string): CorrectionBody | undefined {
  const line = lineOfId(id)
  if (line !== undefined) return { lines: [{ line: line + 1 }] }
  const field = readFields(read).find((each) => each.id === id)
  return field?.doubtful ? ({ [field.name]: field.value } as CorrectionBody) : undefined
}

/** Takes what is doubtful for right, with the way back; answers whether that was kept. */
export function useTakeForRight(document: SupplierDocument, extraction: Extraction) {
  const { t } = useTranslation('documents')
  const { correct } = useCorrect(document)
  return async (id: string): Promise<boolean> => {
    const body = asRight(extraction, id)
    if (!body) {
      notify({ message: t('doubts.nothing_to_confirm'), tone: 'info' })
      return false
    }
    try {
      await correct(body, t('doubts.taken_for_right'))
      return true
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
      return false
    }
  }
}
