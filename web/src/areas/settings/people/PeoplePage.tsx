import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { useCan } from '../../../shell/me.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { whenIdle } from '../../../ui/when-idle.ts'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { peopleList } from '../queries.ts'
import { PeopleList } from './PeopleList.tsx'

/** Opens later, and is as large as the list itself. */
const bringPanel = () => import('./PersonPanel.tsx')
const PersonPanel = lazy(() => bringPanel().then((file) => ({ default: file.PersonPanel })))

const defaults = { person: '', search: '', role: '', state: '', sort: '' }
export type PeopleState = typeof defaults

export function loader({ queries, search }: PageContext) {
  const { sort, ...filters } = { ...defaults, ...search }
  return queries.prefetchInfiniteQuery(peopleList(filters, sort))
}

/** Who works here, and who is invited. */
export default function PeoplePage() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const [state, setState] = useSearchState(defaults)
  const [idle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  if (!can('users.read'))
    return (
      <SettingsPage section="people">
        <EmptyState illustration="people" title={t('no_right.title')} text={t('no_right.text')} />
      </SettingsPage>
    )
  const add = can('users.manage') && (
    <Button variant="primary" icon={<IconPlus size={17} />} onClick={() => setState({ person: 'new' })}>
      {t('people.add')}
    </Button>
  )
  return (
    <SettingsPage section="people" description={t('purpose.people')} actions={add}>
      <PeopleList state={state} setState={setState} add={add} />
      {can('users.manage') && (idle || state.person !== '') && (
        <Suspense>
          <PersonPanel id={state.person} onClose={() => setState({ person: '' })} />
        </Suspense>
      )}
    </SettingsPage>
  )
}
