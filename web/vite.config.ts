import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstWords } from './first-words.ts'

/** The server that `npm run dev` starts beside this one. */
const server = process.env.BRIGADE_API ?? 'http://127.0.0.1:3000'

/** Files by their path, on any system. */
const files = (...paths: string[]) => new RegExp(paths.join('|').replaceAll('/', '[\\\\/]'))

/** What the door has no use for, below `web/src`. */
const office =
  'ui/(overlay|format|Figures|Stat|Card|Facts|Avatar|ProgressBar|SearchField|when-idle|fields/(Choice|Number|Date|Typed))|shell/(choosers|search-state)'
const when_used = 'ui/(table|charts|illustrations/drawings|theme/Mantine)|shell/(frame|live|locales)'

/** What is one file each: a hundred small ones take longer, and one of all would be fetched anew with every release. */
const groups = [
  { name: 'react', test: files('node_modules/(react|react-dom|scheduler)/') },
  { name: 'router', test: files('node_modules/@tanstack/') },
  { name: 'words', test: files('node_modules/(i18next|react-i18next)/') },
  {
    name: 'kit',
    test: files(`web/src/(?!${office}|${when_used})(ui|shell)/`, 'node_modules/@tabler/'),
    minShareCount: 4,
  },
  { name: 'office', test: files(`web/src/(${office})`), minShareCount: 2 },
  { name: 'frame', test: files('web/src/shell/(live|frame/(?!CommandPalette|ShortcutHelp|palette))') },
]

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), firstWords(fileURLToPath(new URL('src', import.meta.url)))],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Data addresses are refused by the policy for fonts, and hashed files are kept by browsers anyway.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Packages compute and nothing else: what of one is not used need not be loaded.
      treeshake: {
        moduleSideEffects: [{ test: files('^(?!.*node_modules).*/packages/'), sideEffects: false }],
      },
      output: { codeSplitting: { groups } },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': { target: server, changeOrigin: false },
      '/ws': { target: server.replace('http', 'ws'), ws: true },
    },
  },
})
