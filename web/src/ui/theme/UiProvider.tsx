import './tokens.css'
import './base.css'
import { type ReactNode, useEffect } from 'react'
import { useTheme } from './theme-choice.ts'

/** The look, once, around everything: variables, type, and the theme that holds now. */
export function UiProvider({ children }: { children: ReactNode }) {
  const { scheme } = useTheme()
  useEffect(() => document.documentElement.setAttribute('data-mantine-color-scheme', scheme), [scheme])
  return children
}
