import './mantine.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { mantineTheme, mantineVariables } from './theme.ts'
import { useTheme } from './theme-choice.ts'

/** Around each calendar and chart, which bring it along: nothing else loads Mantine. */
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
