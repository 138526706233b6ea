import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ApiResponse } from '../../shell/api-types.ts'

type Learned = ApiResponse<'GET /supplier/layouts'>['items'][number]['learned']

/** What was learned of a supplier's papers, in sentences. */
export function LearnedLayout({ learned }: { learned: Learned }) {
  const { t } = useTranslation('suppliers')
  return sentences(learned, t).map((sentence) => <small key={sentence}>{sentence}</small>)
}

function sentences(learned: Learned, t: TFunction<'suppliers'>): string[] {
  const { columns, signs_turned, deducted_words, number_forms, date_order } = learned
  const held = columns.map(({ name, holds }) => {
    const what = t(`layouts.holds.${holds}`, { defaultValue: holds })
    return name ? t('layouts.column', { name, what }) : t('layouts.unnamed', { what })
  })
  return [
    held.length > 0 && t('layouts.columns', { list: held.join(', ') }),
    signs_turned && t('layouts.turned'),
    deducted_words.length > 0 && t('layouts.deducted', { words: deducted_words.join(', ') }),
    number_forms.length > 0 && t('layouts.forms', { forms: number_forms.join(', ') }),
    date_order !== null && t(`layouts.${date_order}`),
  ].filter((sentence) => sentence !== false)
}
