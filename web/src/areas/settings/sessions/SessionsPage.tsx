import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { apiList, refresh, useApiList } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import { ConfirmDialog } from '../../../ui/overlay/ConfirmDialog.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { Anchor, useWords } from '../../../ui/scope.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { SessionRows } from './SessionRows.tsx'
import type { Session } from './session-words.ts'
import css from './sessions.module.css'

const sessionsList = { ...apiList('GET /auth/sessions'), staleTime: 0 }

export const loader = ({ queries }: PageContext) => queries.prefetchInfiniteQuery(sessionsList)

async function endSession(id: string): Promise<void> {
  await api('DELETE /auth/sessions/{id}', { params: { id } })
  await refresh('GET /auth/sessions')
}

/** Where one is signed in, and how to end it: a lost phone, a borrowed computer. */
export default function SessionsPage() {
  const { t } = useTranslation('settings')
  const words = useWords()
  const { rows, table, error } = useApiList<Session>(sessionsList)
  if (error && !rows) throw error
  const others = (rows ?? []).filter(({ is_current }) => !is_current)
  const organizations = new Set((rows ?? []).map(({ organization_id }) => organization_id))
  return (
    <SettingsPage
      section="sessions"
      description={t('purpose.sessions')}
      actions={others.length > 0 && <EndOthers />}
    >
      <Stack>
        <Card flush>
          {!rows && <SkeletonLines lines={6} />}
          {rows && (
            <SessionRows sessions={rows} with_organization={organizations.size > 1} onEnd={endSession} />
          )}
          {table.more && (
            <div className={css.more}>
              <Button busy={table.more.busy} onClick={table.more.load}>
                {words.load_more}
              </Button>
            </div>
          )}
        </Card>
        <Callout title={t('sessions.unknown')}>
          {t('sessions.unknown_text')} <Anchor href={paths.security()}>{t('sessions.to_security')}</Anchor>
        </Callout>
      </Stack>
    </SettingsPage>
  )
}

function EndOthers() {
  const { t } = useTranslation('settings')
  const [open, setOpen] = useState(false)
  const end = async () => {
    const { ended } = await api('DELETE /auth/sessions')
    await refresh('GET /auth/sessions')
    notify({ message: t('sessions.others_ended', { count: ended }) })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('sessions.end_others')}</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('sessions.end_others_title')}
        text={t('sessions.end_others_text')}
        confirm={t('sessions.end_others')}
        onConfirm={end}
        explain={(error) => explain(error, t)}
      />
    </>
  )
}
