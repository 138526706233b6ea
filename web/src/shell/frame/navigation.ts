import { useTranslation } from 'react-i18next'
import type { Area, Command, NavGroup } from '../area.ts'
import { areas } from '../areas.ts'
import { useCan } from '../me.ts'
import type { Place } from '../places.ts'

export interface PlacedCommand extends Omit<Command, 'label'> {
  label: string
}

const groups: readonly NavGroup[] = ['today', 'supplier', 'settings']

const worded = <E extends { label: string; permission?: string }>(
  list: (area: Area) => readonly E[],
  can: (permission: string | undefined) => boolean,
  t: (key: string) => string,
): E[] =>
  areas.flatMap((area) =>
    list(area)
      .filter((entry) => can(entry.permission))
      .map((entry) => ({ ...entry, label: t(`${area.id}.${entry.label}`) })),
  )

/** Where this person may go, in the order of the menu, and what they may do. */
export function useNavigation() {
  const can = useCan()
  const { t } = useTranslation('menu')
  const say = t as (key: string) => string
  const places: Place[] = worded((area) => area.nav ?? [], can, say)
  const commands: PlacedCommand[] = worded((area) => area.commands ?? [], can, say)
  const grouped = groups
    .map((group) => ({ group, places: places.filter((place) => place.group === group && !place.within) }))
    .filter(({ places }) => places.length > 0)
  return { places, commands, grouped }
}

/** Whether an address lies in a place: `/documents/1` in `/documents`, but `/` only in itself. */
function isInside(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/' && pathname.startsWith(`${href}/`))
}

/** Whether an address is a page of a place of the menu. */
export const isAt = (pathname: string, { href, also = [] }: Pick<Place, 'href' | 'also'>): boolean =>
  [href, ...also].some((address) => isInside(pathname, address))
