import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { UiScope } from '../ui/scope.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { UiProvider } from '../ui/theme/UiProvider.tsx'
import { englishWords, type UiWords } from '../ui/words.ts'
import { AppLink } from './AppLink.tsx'
import { chooseRestaurant } from './me.ts'
import { OfflineNotice } from './OfflineNotice.tsx'
import { paths } from './paths.ts'
import { queries } from './queries.ts'
import { onMove, onSessionChange } from './session.ts'

/** The kit's own words in the person's language. */
function useUiWords(): UiWords {
  const { t } = useTranslation('ui')
  return useMemo(
    () => Object.fromEntries(Object.keys(englishWords).map((word) => [word, t(word)])) as UiWords,
    [t],
  )
}

/** Whoever leaves takes what was read along; whose session ended by itself may come back to the same page. */
function useLeaving() {
  useEffect(
    () =>
      onSessionChange(({ before, now, by_choice, reason = 'session' }) => {
        if (before !== 'signed_in' || now !== 'signed_out') return
        queries.clear()
        location.assign(
          by_choice ? paths.signIn() : paths.signIn(location.pathname + location.search, reason),
        )
      }),
    [],
  )
}

/** In another organization everything begins anew: a fresh page holds nothing of the former one. */
function useMoving() {
  useEffect(
    () =>
      onMove(() => {
        queries.clear()
        chooseRestaurant(null)
        location.replace(paths.today())
      }),
    [],
  )
}

export function Root() {
  const { i18n } = useTranslation()
  const words = useUiWords()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  useLeaving()
  useMoving()
  return (
    <UiProvider>
      <UiScope locale={i18n.language} timeZone={zone} words={words} Link={AppLink}>
        <OfflineNotice />
        <Suspense>
          <Outlet />
        </Suspense>
        <Toasts />
      </UiScope>
    </UiProvider>
  )
}
