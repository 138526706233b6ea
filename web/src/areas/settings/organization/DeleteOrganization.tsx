import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { restaurantsQuery } from '../../../shell/me.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { signOut } from '../../../shell/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import css from '../form.module.css'
import type { Organization } from './organization-values.ts'

export function DeleteOrganization({ organization }: { organization: Organization }) {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState(false)
  return (
    <Card title={t('organization.delete.title')}>
      <div className={css.danger}>
        <p>{t('organization.delete.note')}</p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t('organization.delete.open')}
        </Button>
      </div>
      {open && <Confirm organization={organization} onClose={() => setOpen(false)} />}
    </Card>
  )
}

function Confirm({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const { id, name } = organization
  const remove = async () => {
    await api('DELETE /organizations/{id}', { params: { id } })
    await signOut()
  }
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('organization.delete.confirm_title', { name })}
      text={t('organization.delete.confirm_text')}
      losses={useLosses()}
      typed={{ label: t('organization.delete.type', { name }), text: name.trim() }}
      confirm={t('organization.delete.open')}
      onConfirm={remove}
      explain={(error) => explain(error, t)}
    />
  )
}

const one = { query: { limit: 1 } }

/** Everything that goes, by name where there are few and by number where there are many. */
function useLosses(): string[] {
  const { t } = useTranslation('settings')
  const restaurants = useQuery(restaurantsQuery).data
  const counts = {
    people: useQuery(apiQuery('GET /users', one)).data?.total,
    suppliers: useQuery(apiQuery('GET /vendors', one)).data?.total,
    documents: useQuery(apiQuery('GET /supplier/documents', one)).data?.total,
    invoices: useQuery(apiQuery('GET /supplier/invoices', one)).data?.total,
    reconciliations: useQuery(apiQuery('GET /supplier/reconciliation', one)).data?.total,
  }
  const names = (restaurants?.items ?? []).slice(0, 5).map(({ name }) => name)
  const more = (restaurants?.total ?? 0) - names.length
  const listed = more > 0 ? [...names, t('organization.delete.more', { count: more })] : names
  return [
    ...(listed.length > 0 ? [t('organization.delete.restaurants', { names: listed.join(', ') })] : []),
    ...Object.entries(counts)
      .filter(([, count]) => count)
      .map(([what, count]) => t(`organization.delete.${what}`, { count })),
    t('organization.delete.log'),
  ]
}
