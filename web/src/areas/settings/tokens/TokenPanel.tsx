import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useRestaurants } from '../../../shell/me.ts'
import { refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { PermissionName } from '../roles/GrantMark.tsx'
import { groupPermissions } from '../roles/role-table.ts'
import { type ApiToken, tones } from './token-values.ts'
import css from './tokens.module.css'

interface TokenPanelProps {
  /** Undefined while closed. */
  token: ApiToken | undefined
  onClose: () => void
}

/** One token beside the list: what it may do, and the way to take it away. */
export function TokenPanel({ token, onClose }: TokenPanelProps) {
  const { t } = useTranslation('settings')
  const [revoking, setRevoking] = useState(false)
  const revoke = async () => {
    await api('DELETE /api-tokens/{id}', { params: { id: token!.id } })
    await refresh('GET /api-tokens')
    notify({ message: t('tokens.revoked', { name: token!.name }) })
    onClose()
  }
  const button = (
    <Button variant="danger" icon={<IconTrash size={17} />} onClick={() => setRevoking(true)}>
      {t('tokens.revoke')}
    </Button>
  )
  return (
    <>
      <SidePanel open={token !== undefined} onClose={onClose} title={token?.name ?? ' '} footer={button}>
        {token && <Shown token={token} />}
      </SidePanel>
      <ConfirmDialog
        open={revoking}
        onClose={() => setRevoking(false)}
        title={t('tokens.revoke_title', { name: token?.name ?? '' })}
        text={t('tokens.revoke_text')}
        confirm={t('tokens.revoke')}
        onConfirm={revoke}
        explain={(error) => explain(error, t)}
      />
    </>
  )
}

function Shown({ token }: { token: ApiToken }) {
  const { t } = useTranslation(['settings', 'shell'])
  const { restaurants } = useRestaurants()
  const { status, hint, user_name, restaurant_ids, created_at, expires_at, last_used_at, last_used_ip } =
    token
  const places = restaurant_ids
    ?.map((id) => restaurants.find((one) => one.id === id)?.name ?? `…${id.slice(-6)}`)
    .join(', ')
  return (
    <div className={css.stack}>
      <Facts
        facts={[
          [t('state'), <StatusBadge key="s" tone={tones[status]} label={t(`tokens.status.${status}`)} />],
          [t('tokens.hint'), <code key="h">{hint}</code>],
          [t('tokens.stands_for'), user_name],
          [t('tokens.works_in'), places ?? t('shell:all_restaurants')],
          [t('tokens.made_on'), <DateText key="c" value={created_at} as="day" />],
          [
            t('tokens.expires'),
            expires_at ? <DateText key="e" value={expires_at} as="moment" /> : t('tokens.never'),
          ],
          [
            t('tokens.last_used'),
            last_used_at ? (
              <span key="u">
                <DateText value={last_used_at} as="moment" relative /> {last_used_ip && `· ${last_used_ip}`}
              </span>
            ) : (
              t('tokens.never_used')
            ),
          ],
        ]}
      />
      <Scopes token={token} />
    </div>
  )
}

function Scopes({ token: { scopes, effective_scopes } }: { token: ApiToken }) {
  const { t } = useTranslation('settings')
  return groupPermissions([{ role: 'admin', permissions: scopes }]).map(({ subject, permissions }) => (
    <section key={subject} className={css.may}>
      <h3>{t(`roles.subjects.${subject}`, { defaultValue: subject })}</h3>
      <ul>
        {permissions.map((permission) => {
          const counts = effective_scopes.includes(permission)
          return (
            <li key={permission} data-lost={!counts || undefined}>
              <PermissionName permission={permission} />
              {!counts && <small>{t('tokens.lost')}</small>}
            </li>
          )
        })}
      </ul>
    </section>
  ))
}
