import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** From a pale leaf to bottle green; the seventh is the brand. */
const green: MantineColorsTuple = [
  '#eef6f2',
  '#dcebe4',
  '#b6d6c8',
  '#8cc0aa',
  '#66ab8f',
  '#3f9273',
  '#1f7759',
  '#0f4f3d',
  '#0b4132',
  '#083327',
]

/** Mantine speaks through our variables: one place decides a colour, and both themes follow. */
export const mantineTheme = createTheme({
  colors: { green },
  primaryColor: 'green',
  primaryShade: 7,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--danger-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--brand)',
  '--mantine-primary-color-filled-hover': 'var(--brand-hover)',
  '--mantine-primary-color-contrast': 'var(--brand-ink)',
  '--mantine-primary-color-light': 'var(--brand-soft)',
  '--mantine-primary-color-light-color': 'var(--brand-text)',
  '--mantine-color-anchor': 'var(--brand-text)',
}

export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
