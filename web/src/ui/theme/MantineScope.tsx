import './mantine.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { mantineTheme, mantineVariables } from './theme.ts'
import { useTheme } from './theme-choice.ts'

/** What overlays, calendars and charts stand on; apart from `UiProvider` so that the door loads without it. */
export function MantineScope({ children }: { children: ReactNode }) {
  const { scheme } = useTheme()
  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={mantineVariables}
      forceColorScheme={scheme}
      withStaticClasses={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  )
}
