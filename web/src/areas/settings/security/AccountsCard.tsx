import { IconUnlink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { ProviderMark } from '../../../ui/ProviderMark.tsx'
import css from './AccountsCard.module.css'
import type { Standing } from './queries.ts'
import { useProof } from './use-proof.tsx'

type Link = ApiResponse<'GET /auth/social/links'>['links'][number]
type Provider = ApiResponse<'GET /auth/social'>['providers'][number]

export const linksQuery = apiQuery('GET /auth/social/links')
export const providersQuery = apiQuery('GET /auth/social')

/** Accounts elsewhere that sign this person in; nothing where the settings name no provider. */
export function AccountsCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation('settings')
  const { data: linked } = useQuery(linksQuery)
  const { data: known } = useQuery(providersQuery)
  if (!linked || !known || linked.links.length + known.providers.length === 0) return null
  const missing = known.providers.filter(({ id }) => linked.links.every(({ provider }) => provider !== id))
  return (
    <Card title={t('accounts.title')} note={t('accounts.note')}>
      <div className={css.card}>
        {linked.links.length > 0 && (
          <ul className={css.list}>
            {linked.links.map((link) => (
              <LinkRow key={link.id} link={link} standing={standing} />
            ))}
          </ul>
        )}
        {missing.length > 0 && (
          <div className={css.providers}>
            {missing.map((provider) => (
              <LinkButton key={provider.id} provider={provider} standing={standing} />
            ))}
          </div>
        )}
      </div>
    </Card>
  )
}

function LinkButton({ provider: { id, name }, standing }: { provider: Provider; standing: Standing }) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const [busy, setBusy] = useState(false)
  const begin = async () => {
    setBusy(true)
    try {
      const begun = await proven((proof) =>
        api('POST /auth/social/{provider}/link', {
          params: { provider: id },
          body: { ...proof, return_to: paths.security() },
        }),
      )
      if (begun) window.location.assign(begun.value.authorization_url)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        icon={<ProviderMark name={name} plain={id === 'oidc'} />}
        busy={busy}
        onClick={() => void begin()}
      >
        {t('accounts.link', { provider: name })}
      </Button>
      {question}
    </>
  )
}

function LinkRow({ link, standing }: { link: Link; standing: Standing }) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const [asking, setAsking] = useState(false)
  const { id, provider, provider_name: name, email, linked_at, last_used_at } = link
  const unlink = async () => {
    try {
      const gone = await proven((body) => api('DELETE /auth/social/links/{id}', { params: { id }, body }))
      if (gone) notify({ message: t('accounts.unlinked', { provider: name }) })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
    await refresh('GET /auth/social/links')
  }
  return (
    <li>
      <ProviderMark name={name} plain={provider === 'oidc' || provider === null} />
      <span>
        <strong>{name}</strong>
        {email && <small>{email}</small>}
        <small>
          {t('accounts.since')} <DateText value={linked_at} as="day_short" />
          {' · '}
          {last_used_at ? (
            <>
              {t('accounts.used')} <DateText value={last_used_at} as="moment" relative />
            </>
          ) : (
            t('accounts.unused')
          )}
          {provider === null && ` · ${t('accounts.gone')}`}
        </small>
      </span>
      <IconButton
        icon={<IconUnlink size={19} stroke={1.7} aria-hidden />}
        label={t('accounts.unlink_one', { provider: name })}
        onClick={() => setAsking(true)}
      />
      {question}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('accounts.unlink_title', { provider: name })}
        text={t('accounts.unlink_text', { provider: name })}
        confirm={t('accounts.unlink')}
        // The proof is asked for when this question is out of the way.
        onConfirm={async () => void unlink()}
        explain={(error) => explain(error, t)}
      />
    </li>
  )
}
