import { IconFingerprint, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { canUsePasskeys } from '../../../shell/passkeys.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { CodesDialog } from './CodesDialog.tsx'
import { NamePasskey } from './NamePasskey.tsx'
import { type Passkey, passkeysQuery, refreshSecurity, type Standing } from './queries.ts'
import css from './security.module.css'
import { useAddPasskey } from './use-add-passkey.tsx'
import { useProof } from './use-proof.tsx'

export function PasskeysCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation('settings')
  const { data } = useQuery(passkeysQuery)
  const [codes, setCodes] = useState<string[]>()
  const { begin, dialogs } = useAddPasskey(standing, (recovery_codes) => {
    setCodes(recovery_codes ?? undefined)
    void refreshSecurity()
  })
  const can = standing.can_use_passkeys && canUsePasskeys()
  return (
    <Card title={t('security.passkeys.title')} note={t('security.passkeys.note')}>
      <div className={css.stacked}>
        {data && data.items.length > 0 && (
          <ul className={css.passkeys}>
            {data.items.map((passkey) => (
              <PasskeyRow key={passkey.id} passkey={passkey} standing={standing} />
            ))}
          </ul>
        )}
        {can ? (
          <div className={css.row}>
            <Button icon={<IconFingerprint size={18} />} onClick={() => void begin()}>
              {t('security.passkeys.add')}
            </Button>
          </div>
        ) : (
          <Callout>{t('security.passkeys.not_here')}</Callout>
        )}
      </div>
      {dialogs}
      <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />
    </Card>
  )
}

function PasskeyRow({ passkey, standing }: { passkey: Passkey; standing: Standing }) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const [doing, setDoing] = useState<'rename' | 'remove'>()
  const { id, name, is_synced, created_at, last_used_at } = passkey
  const is_last = standing.passkey_count === 1 && !standing.totp_confirmed_at
  const remove = async () => {
    try {
      const gone = await proven((body) => api('DELETE /auth/passkeys/{id}', { params: { id }, body }))
      if (gone) notify({ message: t('security.passkeys.removed', { name }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    await refreshSecurity()
  }
  const rename = async (next: string) => {
    await api('PUT /auth/passkeys/{id}', { params: { id }, body: { name: next } })
    setDoing(undefined)
    await refreshSecurity()
  }
  return (
    <li>
      <IconFingerprint size={22} stroke={1.6} aria-hidden />
      <span>
        <strong>{name}</strong>
        <small>
          {t('security.passkeys.made')} <DateText value={created_at} as="day_short" />
          {' · '}
          {last_used_at ? (
            <>
              {t('security.passkeys.used')} <DateText value={last_used_at} as="moment" relative />
            </>
          ) : (
            t('security.passkeys.unused')
          )}
          {is_synced && ` · ${t('security.passkeys.synced')}`}
        </small>
      </span>
      <ActionMenu
        label={t('actions_of', { name })}
        entries={[
          { label: t('rename'), icon: <IconPencil size={17} />, onSelect: () => setDoing('rename') },
          {
            label: t('delete'),
            icon: <IconTrash size={17} />,
            tone: 'danger',
            onSelect: () => setDoing('remove'),
          },
        ]}
      />
      {question}
      {doing === 'rename' && (
        <NamePasskey
          title={t('rename')}
          name={name}
          confirm={t('save')}
          onName={rename}
          onClose={() => setDoing(undefined)}
        />
      )}
      <ConfirmDialog
        open={doing === 'remove'}
        onClose={() => setDoing(undefined)}
        title={t('security.passkeys.remove_title', { name })}
        text={t(is_last ? 'security.last_text' : 'security.passkeys.remove_text')}
        confirm={t('delete')}
        onConfirm={async () => void remove()}
        explain={(error) => explain(error, t)}
      />
    </li>
  )
}
