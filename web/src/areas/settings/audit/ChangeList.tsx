import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './audit.module.css'
import { type AuditEntry, type Change, changesOf, kindOf } from './entry-changes.ts'
import { useValueText } from './use-value-text.ts'

/** So many lines are read at a glance; the others wait to be opened. */
const IN_SIGHT = 4

/** What changed, old beside new; what came or went is kept folded. */
export function ChangeList({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('settings')
  const changes = changesOf(entry)
  const kind = kindOf(entry)
  const shown = kind === 'changed' ? changes.slice(0, IN_SIGHT) : []
  const folded = changes.slice(shown.length)
  if (changes.length === 0) return null
  return (
    <>
      {shown.length > 0 && <Lines changes={shown} />}
      {folded.length > 0 && (
        <details className={css.more}>
          <summary>{t(`audit:show_${kind}`, { count: folded.length })}</summary>
          <Lines changes={folded} one_sided={kind !== 'changed'} />
        </details>
      )}
    </>
  )
}

function Lines({ changes, one_sided }: { changes: readonly Change[]; one_sided?: boolean }) {
  const { t } = useTranslation('settings')
  const text = useValueText()
  return (
    <dl className={css.changes}>
      {changes.map(({ field, before, after }) => (
        <div key={field} className={css.change}>
          <dt>{t(`audit:fields.${field}`, { defaultValue: field.replaceAll('_', ' ') })}</dt>
          <dd>
            {one_sided ? (
              text(field, after ?? before)
            ) : (
              <>
                <del>{text(field, before)}</del>
                <IconArrowRight size={14} aria-label={t('audit:becomes')} />
                <ins>{text(field, after)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
