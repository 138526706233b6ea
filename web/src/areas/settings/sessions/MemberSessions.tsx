import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { apiList, refresh, useApiList } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { notify } from '../../../ui/notify.ts'
import { PanelFooter, SidePanel } from '../../../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import type { Person } from '../people/person-values.ts'
import { SessionRows } from './SessionRows.tsx'
import type { Session } from './session-words.ts'
import css from './sessions.module.css'

interface MemberSessionsProps {
  person: Person
  open: boolean
  onClose: () => void
}

/** Where somebody of the organization is signed in to it, for an admin to end. */
export function MemberSessions({ person, open, onClose }: MemberSessionsProps) {
  const { t } = useTranslation('settings')
  const title = t('sessions.of', { name: person.full_name })
  return (
    <SidePanel open={open} onClose={onClose} title={title}>
      {open && <Sessions id={person.id} onClose={onClose} />}
    </SidePanel>
  )
}

function Sessions({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('settings')
  const list = { ...apiList('GET /users/{id}/sessions', { params: { id } }), staleTime: 0 }
  const { rows, error } = useApiList<Session>(list)
  const end = async (session_id: string) => {
    await api('DELETE /users/{id}/sessions/{session_id}', { params: { id, session_id } })
    await refresh('GET /users/{id}/sessions')
  }
  const endAll = async () => {
    try {
      const { ended } = await api('DELETE /users/{id}/sessions', { params: { id } })
      notify({ message: t('sessions.others_ended', { count: ended }) })
      onClose()
    } catch (failure) {
      notify({ message: explain(failure, t), tone: 'danger' })
    }
  }
  if (error) return <Callout tone="danger">{explain(error, t)}</Callout>
  if (!rows) return <SkeletonLines lines={4} />
  if (rows.length === 0) return <p className={css.quiet}>{t('sessions.none')}</p>
  return (
    <div className={css.panel}>
      <SessionRows sessions={rows} onEnd={end} />
      <PanelFooter>
        <Button variant="danger" onClick={() => void endAll()}>
          {t('sessions.end_all')}
        </Button>
      </PanelFooter>
    </div>
  )
}
