import { IconSunHigh } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'today',
  pages: [{ path: '/', load: () => import('./TodayPage.tsx') }],
  nav: [{ group: 'today', label: 'nav', icon: IconSunHigh, href: paths.today(), keys: 'g t', tab: true }],
}
