import { Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { bringDrawings } from '../../ui/illustrations/Illustration.tsx'
import { UiScope } from '../../ui/scope.tsx'
import { whenIdle } from '../../ui/when-idle.ts'
import { splitHref } from '../AppLink.tsx'
import type { Area } from '../area.ts'
import { areas } from '../areas.ts'
import { currentLanguage } from '../i18n.ts'
import { displayLocale } from '../languages.ts'
import { useLiveUpdates } from '../live-updates.ts'
import { useMe, useRestaurants } from '../me.ts'
import { paths } from '../paths.ts'
import { PlacesContext } from '../places.ts'
import { BottomTabs } from './BottomTabs.tsx'
import css from './Frame.module.css'
import { useNavigation } from './navigation.ts'
import { Sidebar } from './Sidebar.tsx'
import { type Shortcut, useShortcuts } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { UnverifiedNotice } from './UnverifiedNotice.tsx'

const bringPalette = () => import('./CommandPalette.tsx')
const bringHelp = () => import('./ShortcutHelp.tsx')
const bringMore = () => void Promise.allSettled([bringPalette(), bringHelp(), bringDrawings()])
const CommandPalette = lazy(bringPalette)
const ShortcutHelp = lazy(bringHelp)

const liveChannels: NonNullable<Area['live']> = {}
for (const { live = {} } of areas)
  for (const [channel, operations] of Object.entries(live))
    liveChannels[channel] = [...(liveChannels[channel] ?? []), ...operations]

type Overlay = 'palette' | 'help' | undefined

/** The office around a page: menu, bar, palette, shortcuts and live updates. */
export function Frame() {
  const { t } = useTranslation()
  const [overlay, setOverlay] = useState<Overlay>()
  const content = useFocusOnNavigation()
  const { places } = useNavigation()
  useLiveUpdates(liveChannels)
  useSecondFactorGate()
  useFrameShortcuts(setOverlay)
  useEffect(() => whenIdle(bringMore), [])
  const close = () => setOverlay(undefined)
  return (
    <RestaurantScope>
      <a href="#content" className={css.skip}>
        {t('skip')}
      </a>
      <div className={css.frame}>
        <div className={css.desk}>
          <Sidebar />
        </div>
        <div className={css.sheet}>
          <TopBar onSearch={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
          <UnverifiedNotice />
          <main id="content" ref={content} tabIndex={-1} className={css.content}>
            <Suspense>
              <PlacesContext value={places}>
                <Outlet />
              </PlacesContext>
            </Suspense>
          </main>
        </div>
        <div className={css.phone}>
          <BottomTabs />
        </div>
      </div>
      <Suspense>
        {overlay === 'palette' && <CommandPalette onClose={close} />}
        {overlay === 'help' && <ShortcutHelp onClose={close} />}
      </Suspense>
    </RestaurantScope>
  )
}

/** The organization may begin to ask for a second factor while somebody is at work. */
function useSecondFactorGate() {
  const { must_set_up_second_factor } = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (must_set_up_second_factor) void navigate({ to: paths.setUpSecondFactor() })
  }, [must_set_up_second_factor, navigate])
}

/** Figures and dates as the chosen restaurant writes them. */
function RestaurantScope({ children }: { children: React.ReactNode }) {
  const { organization } = useMe()
  const { current } = useRestaurants()
  useTranslation()
  const place = current ?? organization
  const zone = current?.timezone ? { timeZone: current.timezone } : {}
  return (
    <UiScope locale={displayLocale(currentLanguage(), place.locale)} currency={place.currency} {...zone}>
      {children}
    </UiScope>
  )
}

/** A screen reader continues in the new page, not in the menu it came from. */
function useFocusOnNavigation() {
  const content = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => {
    if (first.current) first.current = false
    else content.current?.focus({ preventScroll: true })
  }, [pathname])
  return content
}

function useFrameShortcuts(show: (overlay: Overlay) => void) {
  const navigate = useNavigate()
  const { places, commands } = useNavigation()
  const list = [...places, ...commands]
    .filter((entry) => entry.keys)
    .map(({ keys, href }) => [keys, href] as const)
  const known = JSON.stringify(list)
  const shortcuts = useMemo<Shortcut[]>(() => {
    const go = (href: string) => () => void navigate(splitHref(href) as { to: string })
    return [
      { keys: 'mod+k', run: () => show('palette') },
      { keys: '/', run: () => show('palette') },
      { keys: '?', run: () => show('help') },
      ...(JSON.parse(known) as [string, string][]).map(([keys, href]) => ({ keys, run: go(href) })),
    ]
  }, [known, navigate, show])
  useShortcuts(shortcuts)
}
