import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { restaurantsQuery } from '../../../shell/me.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { signOut } from '../../../shell/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import css from '../form.module.css'
import { saveJson } from '../privacy/save-json.ts'
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

type Proof = ApiResponse<'POST /privacy/organization-erasure'>

function Confirm({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const [proof, setProof] = useState<Proof>()
  const losses = useLosses()
  const { name } = organization
  const remove = async () => setProof(await api('POST /privacy/organization-erasure', { body: { name } }))
  if (proof) return <Gone name={name} proof={proof} />
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t('organization.delete.confirm_title', { name })}
      text={t('organization.delete.confirm_text')}
      losses={[...losses, t('organization.delete.archive_first')]}
      typed={{ label: t('organization.delete.type', { name }), text: name.trim() }}
      confirm={t('organization.delete.open')}
      onConfirm={remove}
      explain={(error) => explain(error, t)}
    />
  )
}

/** The last thing anybody sees of an organization. */
function Gone({ name, proof }: { name: string; proof: Proof }) {
  const { t } = useTranslation('settings')
  return (
    <Dialog
      open
      onClose={() => void signOut()}
      title={t('organization.delete.gone', { name })}
      size="small"
      footer={
        <>
          <Button onClick={() => saveJson(proof, 'erasure.json')}>{t('data.save_proof')}</Button>
          <Button variant="primary" onClick={() => void signOut()}>
            {t('organization.delete.sign_out')}
          </Button>
        </>
      }
    >
      <p>{t('organization.delete.proof_text')}</p>
    </Dialog>
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
