import { Segmented } from '../ui/fields/Segmented.tsx'
import { Logo } from '../ui/Logo.tsx'
import { Page, Stack } from '../ui/Page.tsx'
import { chooseTheme, type ThemeChoice, useTheme } from '../ui/theme/theme-choice.ts'
import { DataParts } from './DataParts.tsx'
import { FormParts } from './FormParts.tsx'
import { Parts } from './Parts.tsx'

/** Every part of the kit on one page, for looking at it; only in development builds. */
export default function Gallery() {
  const { choice } = useTheme()
  return (
    <main>
      <Page
        title={<Logo size={34} />}
        description="Everything screens are made of. Change the theme, narrow the window, use the keyboard."
        actions={
          <Segmented<ThemeChoice>
            label="Theme"
            value={choice}
            onChange={chooseTheme}
            choices={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        }
      >
        <Stack>
          <DataParts />
          <FormParts />
          <Parts />
        </Stack>
      </Page>
    </main>
  )
}
