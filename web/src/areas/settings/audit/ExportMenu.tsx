import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiFile } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { refresh } from '../../../shell/queries.ts'
import { saveFile } from '../../../shell/save-file.ts'
import { Button } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import { ActionMenu } from '../../../ui/overlay/ActionMenu.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { type AuditSearch, auditQuery } from './audit-query.ts'

const formats = ['csv', 'xlsx', 'jsonl'] as const

/** What the filters find, as a file. */
export function ExportMenu({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('settings')
  const { timeZone } = useUi()
  const [busy, setBusy] = useState(false)
  const save = async (format: (typeof formats)[number]) => {
    setBusy(true)
    try {
      const query = { ...auditQuery(search, timeZone), format }
      saveFile(await apiFile('GET /audit-log/export', { query }), `audit-log.${format}`)
      // The export is an entry itself.
      refresh('GET /audit-log', 'GET /audit-log/seal')
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <ActionMenu
      entries={formats.map((format) => ({
        label: t(`audit:export.${format}`),
        onSelect: () => void save(format),
      }))}
      trigger={
        <Button size="small" variant="quiet" busy={busy} icon={<IconDownload size={17} />}>
          {t('audit:export.button')}
        </Button>
      }
    />
  )
}
