import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { notify } from '../../ui/notify.ts'
import type { MenuAction } from '../../ui/overlay/ActionMenu.tsx'
import { explain } from '../explain.ts'
import { apiQuery } from '../queries.ts'
import { switchOrganization } from '../session.ts'

/** Whom one works for changes seldom. */
const STALE_MS = 10 * 60_000
const workplacesQuery = { ...apiQuery('GET /auth/organizations'), staleTime: STALE_MS }

/** The organizations one may go on in; none for those who have only this one. */
export function useOrganizationEntries(): (MenuAction & { id: string; is_current: boolean })[] {
  const { t } = useTranslation()
  const { data } = useQuery(workplacesQuery)
  const organizations = data?.organizations ?? []
  if (organizations.length < 2) return []
  const go = (id: string) =>
    switchOrganization(id).catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
  return organizations.map(({ id, name, is_current }) => ({
    id,
    is_current,
    label: name,
    icon: <Avatar name={name} size={22} square />,
    tail: is_current ? <IconCheck size={16} aria-hidden /> : undefined,
    onSelect: is_current ? undefined : () => void go(id),
  }))
}
