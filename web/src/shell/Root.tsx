import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { UiScope } from '../ui/scope.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { UiProvider } from '../ui/theme/UiProvider.tsx'
import { englishWords, type UiWords } from '../ui/words.ts'
import { AppLink } from './AppLink.tsx'
import { OfflineNotice } from './OfflineNotice.tsx'
import { queries } from './queries.ts'
import { onSessionChange, sessionState } from './session.ts'

/** The kit's own words in the person's language. */
function useUiWords(): UiWords {
  const { t } = useTranslation('ui')
  return useMemo(
    () => Object.fromEntries(Object.keys(englishWords).map((word) => [word, t(word)])) as UiWords,
    [t],
  )
}

/** Whoever leaves takes what was read along, and this page starts anew as for a stranger. */
function useSignedOutElsewhere() {
  useEffect(
    () =>
      onSessionChange(() => {
        if (sessionState() !== 'signed_out') return
        queries.clear()
        location.assign('/sign-in')
      }),
    [],
  )
}

export function Root() {
  const { i18n } = useTranslation()
  const words = useUiWords()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  useSignedOutElsewhere()
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
