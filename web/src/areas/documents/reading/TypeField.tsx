import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { documentTypes, type SupplierDocument } from '../queries.ts'
import css from './reading.module.css'
import { useCorrect } from './use-correct.ts'

interface TypeFieldProps {
  document: SupplierDocument
  may_correct: boolean
}

/** What kind of document it is: chosen at once, as it decides what else is shown. */
export function TypeField({ document, may_correct }: TypeFieldProps) {
  const { t } = useTranslation('documents')
  const { correct } = useCorrect(document)
  const [problem, setProblem] = useState<string>()
  const { document_type } = document
  const change = async (value: string | null) => {
    if (!value || value === document_type) return
    setProblem(undefined)
    const body = { document_type: value as typeof document_type }
    await correct(body, t('edit.type_changed', { type: t(`types.${value}`) })).catch((error) =>
      setProblem(explain(error, t)),
    )
  }
  return (
    <div className={css.type}>
      <span className={css.label}>{t('type')}</span>
      {may_correct ? (
        <SelectField
          label={t('type')}
          labelHidden
          value={document_type}
          onChange={(value) => void change(value)}
          choices={documentTypes.map((value) => ({ value, label: t(`types.${value}`) }))}
          error={problem}
        />
      ) : (
        t(`types.${document_type}`)
      )}
    </div>
  )
}
