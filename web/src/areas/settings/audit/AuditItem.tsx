import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { Avatar } from '../../../ui/Avatar.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { LogoMark } from '../../../ui/Logo.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import css from './audit.module.css'
import { houseItself } from './audit-query.ts'
import { ChangeList } from './ChangeList.tsx'
import type { AuditEntry } from './entry-changes.ts'

/** Where a thing is looked at. */
const places: Readonly<Record<string, (id: string) => string>> = {
  organization: paths.organization,
  restaurant: paths.restaurant,
  store: paths.stores,
  user: paths.person,
  supplier: paths.supplier,
  document: paths.document,
  invoice: paths.invoice,
  reconciliation: paths.reconciliation,
  mail: paths.mail,
  webhook: paths.webhook,
}

/** Who did what, when, and what it changed. */
export function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation('settings')
  const { actor_id, actor_name, action, subject_type, subject_id, subject_name, at } = entry
  const is_house = actor_id === null || actor_id === houseItself
  const actor = is_house ? t('audit:brigade') : (actor_name ?? t('audit:erased'))
  const is_gone = entry.before !== null && entry.after === null
  const place = !is_gone && subject_id ? places[subject_type] : undefined
  const name = subject_name ?? ''
  const kind = t(`audit:kinds.${subject_type}`, { defaultValue: subject_type })
  return (
    <li className={css.entry}>
      {is_house ? <LogoMark size={30} /> : <Avatar name={actor} size={30} />}
      <div className={css.what}>
        <p>
          <strong>{actor}</strong> {t(`audit:did.${action}`, { defaultValue: `${action} ${kind}` })}{' '}
          {place && name ? (
            <Anchor href={place(subject_id!)} className={css.subject}>
              {name}
            </Anchor>
          ) : (
            <span className={css.subject}>{name}</span>
          )}
        </p>
      </div>
      <span className={css.at}>
        <DateText value={at} as="time" />
      </span>
      <div className={css.below}>
        <ChangeList entry={entry} />
      </div>
    </li>
  )
}
