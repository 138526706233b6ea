import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { Callout } from '../../ui/Callout.tsx'
import { Anchor } from '../../ui/scope.tsx'
import type { SupplierDocument } from './queries.ts'

/** One of several invoices in a file: which it is, and the way to the others. */
export function SameFile({ document: { part, parts, same_file } }: { document: SupplierDocument }) {
  const { t } = useTranslation('documents')
  if (part === null || parts === null) return null
  return (
    <Callout tone="info" title={t('same_file.title', { part, parts })}>
      <p>
        {t('same_file.note')}
        {same_file?.map(({ id, part: other }) => (
          <Fragment key={id}>
            {' '}
            <Anchor href={paths.document(id)}>{t('same_file.open', { part: other })}</Anchor>
          </Fragment>
        ))}
      </p>
    </Callout>
  )
}
