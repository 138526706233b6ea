import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../shell/me.ts'
import { Card } from '../../../ui/Card.tsx'
import { SelectField } from '../../../ui/fields/SelectField.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import type { Role } from '../people/person-values.ts'
import { rolesQuery } from '../queries.ts'
import { GrantMark, PermissionName } from './GrantMark.tsx'
import css from './RoleTable.module.css'
import { groupPermissions, type Roles } from './role-table.ts'

/** Six roles fit beside one another from here. */
const WIDE = '(min-width: 760px)'

/** What each role may do: all roles side by side, or one at a time on a phone. */
export function RoleTable() {
  const { t } = useTranslation('settings')
  const { data, error } = useQuery(rolesQuery)
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false })
  if (error && !data) throw error
  if (!data) return <SkeletonLines lines={12} />
  return (
    <Card title={t('roles.title')} note={t('roles.note')} flush={wide}>
      {wide ? <AllRoles roles={data.roles} /> : <OneRole roles={data.roles} />}
    </Card>
  )
}

function AllRoles({ roles }: { roles: Roles }) {
  const { t } = useTranslation(['settings', 'shell'])
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('roles.permission')}</span>
          </th>
          {roles.map(({ role }) => (
            <th key={role} scope="col" title={t(`roles.about.${role}`)}>
              {t(`shell:roles.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      {groupPermissions(roles).map(({ subject, permissions }) => (
        <tbody key={subject}>
          <tr>
            <th colSpan={roles.length + 1} scope="rowgroup" className={css.subject}>
              {t(`roles.subjects.${subject}`, { defaultValue: subject })}
            </th>
          </tr>
          {permissions.map((permission) => (
            <tr key={permission}>
              <th scope="row">
                <PermissionName permission={permission} />
              </th>
              {roles.map((role) => (
                <td key={role.role}>
                  <GrantMark granted={role.permissions.includes(permission)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

function OneRole({ roles }: { roles: Roles }) {
  const { t } = useTranslation(['settings', 'shell'])
  const [role, setRole] = useState<Role>(useMe().role)
  const grants = roles.find((one) => one.role === role)?.permissions ?? []
  return (
    <>
      <SelectField<Role>
        label={t('people.role')}
        value={role}
        onChange={(next) => next && setRole(next)}
        choices={roles.map((one) => ({ value: one.role, label: t(`shell:roles.${one.role}`) }))}
        hint={t(`roles.about.${role}`)}
      />
      {groupPermissions(roles).map(({ subject, permissions }) => (
        <section key={subject} className={css.group}>
          <h3>{t(`roles.subjects.${subject}`, { defaultValue: subject })}</h3>
          <ul>
            {permissions.map((permission) => (
              <li key={permission} data-granted={grants.includes(permission) || undefined}>
                <GrantMark granted={grants.includes(permission)} />
                <PermissionName permission={permission} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
