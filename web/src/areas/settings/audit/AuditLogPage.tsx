import { useTranslation } from 'react-i18next'
import { localDate } from '#packages/calendar'
import type { PageContext } from '../../../shell/area.ts'
import { i18n } from '../../../shell/i18n.ts'
import { useCan } from '../../../shell/me.ts'
import { apiList, useApiList } from '../../../shell/queries.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { DateText } from '../../../ui/Figures.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { useUi, useWords } from '../../../ui/scope.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { everybodyQuery } from '../queries.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditItem } from './AuditItem.tsx'
import css from './audit.module.css'
import { type AuditSearch, auditQuery, noFilters } from './audit-query.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { type AuditEntry, byDay } from './entry-changes.ts'
import { SealLine, sealQuery } from './SealLine.tsx'

const entriesQuery = (search: AuditSearch, zone: string) =>
  apiList('GET /audit-log', { query: auditQuery(search, zone) })

export const loader = ({ queries }: PageContext) => {
  void queries.prefetchQuery(everybodyQuery)
  void queries.prefetchQuery(sealQuery)
  return i18n.loadNamespaces('audit')
}

export default function AuditLogPage() {
  const { t } = useTranslation('settings')
  const may_read = useCan()('audit.read')
  return (
    <SettingsPage section="audit_log" description={t('purpose.audit_log')}>
      {may_read ? (
        <AuditLog />
      ) : (
        <EmptyState illustration="rail" title={t('no_right.title')} text={t('no_right.text')} />
      )}
    </SettingsPage>
  )
}

function AuditLog() {
  const { t } = useTranslation('settings')
  const { timeZone } = useUi()
  const [search, setSearch] = useSearchState(noFilters)
  const { rows, table, error } = useApiList<AuditEntry>(entriesQuery(search, timeZone))
  if (error && !rows) throw error
  const filtered = Object.values(search).some(Boolean)
  return (
    <>
      <SealLine>
        <ExportMenu search={search} />
      </SealLine>
      <AuditFilters search={search} onChange={setSearch} />
      {!rows && <SkeletonLines lines={10} />}
      {rows?.length === 0 && (
        <Card>
          <EmptyState
            illustration={filtered ? 'search' : 'rail'}
            title={t(filtered ? 'nothing.title' : 'audit:empty.title')}
            text={t(filtered ? 'nothing.filters' : 'audit:empty.text')}
          />
        </Card>
      )}
      {rows && rows.length > 0 && <Days entries={rows} more={table.more} />}
    </>
  )
}

interface DaysProps {
  entries: readonly AuditEntry[]
  more?: { load: () => void; busy: boolean }
}

function Days({ entries, more }: DaysProps) {
  const { timeZone } = useUi()
  const words = useWords()
  return (
    <div className={css.days}>
      {byDay(entries, (at) => localDate(new Date(at), timeZone)).map(({ day, entries }) => (
        <section key={day}>
          <h2 className={css.day}>
            <DateText value={day} as="weekday" />
          </h2>
          <ul className={css.entries}>
            {entries.map((entry) => (
              <AuditItem key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {more && (
        <div className={css.load}>
          <Button busy={more.busy} onClick={more.load}>
            {words.load_more}
          </Button>
        </div>
      )}
    </div>
  )
}
