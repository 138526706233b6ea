import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './RoleTable.module.css'

export function GrantMark({ granted }: { granted: boolean }) {
  const { t } = useTranslation('settings')
  const Mark = granted ? IconCheck : IconMinus
  return (
    <span className={granted ? css.granted : css.refused}>
      <Mark size={granted ? 17 : 14} stroke={granted ? 2.4 : 1.8} aria-hidden />
      <span className="visually-hidden">{t(granted ? 'roles.may' : 'roles.may_not')}</span>
    </span>
  )
}

/** A permission in words; one that this release has no words for is shown as the server names it. */
export function PermissionName({ permission }: { permission: string }) {
  const { t } = useTranslation('settings')
  return t(`roles.permissions.${permission}`, { defaultValue: permission })
}
