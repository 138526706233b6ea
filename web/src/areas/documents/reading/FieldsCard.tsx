import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import type { Extraction, SupplierDocument } from '../queries.ts'
import { FieldRow } from './FieldRow.tsx'
import { machineReading } from './line-history.ts'
import { type FieldName, groupsOf, readField } from './read-values.ts'
import css from './reading.module.css'
import { SupplierLink } from './SupplierLink.tsx'
import { TypeField } from './TypeField.tsx'
import type { Value } from './typed-value.ts'
import { type CorrectionBody, useCorrect } from './use-correct.ts'

interface FieldsCardProps {
  document: SupplierDocument
  extraction: Extraction
  may_correct: boolean
}

/** The single values: who it is from, what it is, and what it comes to. */
export function FieldsCard({ document, extraction, may_correct }: FieldsCardProps) {
  const { t } = useTranslation('documents')
  const { correct } = useCorrect(document)
  const groups = groupsOf(extraction.document_type)
  const save = (name: FieldName) => (value: Value) => correct({ [name]: value } as CorrectionBody)
  const takeBack = (name: FieldName) => (value: Value) =>
    void save(name)(value).catch((error) => notify({ tone: 'danger', message: explain(error, t) }))
  const rows = (names: readonly FieldName[]) => (
    <ul className={css.fields}>
      {names.map((name) => (
        <FieldRow
          key={name}
          field={readField(extraction, name)}
          currency={extraction.currency}
          read={corrected(name, extraction, document)}
          onSave={may_correct ? save(name) : undefined}
          onTakeBack={takeBack(name)}
          in_sheet={extraction.source === 'sheet'}
        />
      ))}
    </ul>
  )
  return (
    <Card flush>
      <section className={css.group} aria-label={t('groups.supplier')}>
        <header>
          <h2>{t('groups.supplier')}</h2>
          <SupplierLink document={document} />
        </header>
        {rows(groups.supplier)}
      </section>
      <section className={css.group} aria-label={t('groups.document')}>
        <header>
          <h2>{t('groups.document')}</h2>
        </header>
        <TypeField document={document} may_correct={may_correct} />
        {rows(groups.document)}
      </section>
      <section className={css.group} aria-label={t('groups.amounts')}>
        <header>
          <h2>{t('groups.amounts')}</h2>
        </header>
        {rows(groups.amounts)}
      </section>
    </Card>
  )
}

/** What the machine read, where something else is shown now. */
function corrected(name: FieldName, extraction: Extraction, { corrections }: SupplierDocument) {
  const read = machineReading(corrections ?? [], name)
  return read && read.value !== readField(extraction, name).value ? read : undefined
}
