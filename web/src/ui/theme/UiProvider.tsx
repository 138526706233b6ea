import './mantine.css'
import './tokens.css'
import './base.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { mantineTheme, mantineVariables } from './theme.ts'
import { useTheme } from './theme-choice.ts'

/** The look, once, around everything. */
export function UiProvider({ children }: { children: ReactNode }) {
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
