import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../shell/me.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/fields/ChoiceFields.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { PermissionName } from '../roles/GrantMark.tsx'
import { groupPermissions } from '../roles/role-table.ts'
import css from './tokens.module.css'

interface ScopeFieldsProps {
  value: readonly string[]
  onChange: (scopes: string[]) => void
  error?: string
}

const permissionsQuery = apiQuery('GET /permissions')

/** What a token may do, in the words of the table of roles; never more than oneself. */
export function ScopeFields({ value, onChange, error }: ScopeFieldsProps) {
  const { t } = useTranslation('settings')
  const { role } = useMe()
  const { data } = useQuery(permissionsQuery)
  if (!data) return <SkeletonLines lines={8} />
  const offered = data.permissions
    .filter(({ is_granted, is_for_tokens }) => is_granted && is_for_tokens)
    .map(({ permission }) => permission)
  const choose = (permission: string, is_chosen: boolean) => {
    const others = value.filter((other) => other !== permission)
    onChange(is_chosen ? [...others, permission] : others)
  }
  return (
    <fieldset className={css.scopes} aria-describedby={error && 'scopes-error'}>
      <legend>{t('tokens.may')}</legend>
      <div className={css.presets}>
        <Button size="small" onClick={() => onChange(offered.filter((one) => one.endsWith('.read')))}>
          {t('tokens.all_reading')}
        </Button>
        <Button size="small" onClick={() => onChange(offered)}>
          {t('tokens.all')}
        </Button>
        <Button size="small" onClick={() => onChange([])}>
          {t('tokens.none')}
        </Button>
      </div>
      {error && (
        <p id="scopes-error" role="alert" className={css.wrong}>
          {error}
        </p>
      )}
      {groupPermissions([{ role, permissions: offered }]).map(({ subject, permissions }) => (
        <fieldset key={subject} className={css.group}>
          <legend>{t(`roles.subjects.${subject}`, { defaultValue: subject })}</legend>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              label={<PermissionName permission={permission} />}
              checked={value.includes(permission)}
              onChange={(is_chosen) => choose(permission, is_chosen)}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  )
}
