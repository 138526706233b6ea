import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstWords } from './first-words.ts'

/** The server that `npm run dev` starts beside this one. */
const server = process.env.BRIGADE_API ?? 'http://127.0.0.1:3000'

/** Libraries every page needs: one file each, so that a release of ours does not make browsers fetch them anew. */
const kept = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'router', test: /node_modules[\\/]@tanstack[\\/]/ },
  { name: 'words', test: /node_modules[\\/](i18next|react-i18next)[\\/]/ },
  // What nearly every page shares, in one request instead of thirty; tables and charts come when used.
  {
    name: 'kit',
    test: /web[\\/]src[\\/](ui|shell)[\\/](?!frame|live|overlay|table|charts|locales|illustrations[\\/]drawings|theme[\\/]MantineScope)|@tabler/,
    minShareCount: 4,
  },
  // What the office has beyond that, and the door has not.
  { name: 'overlay', test: /web[\\/]src[\\/]ui[\\/]overlay/ },
  {
    name: 'frame',
    test: /web[\\/]src[\\/]shell[\\/](live|frame[\\/](?!CommandPalette|ShortcutHelp|palette))/,
  },
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
        moduleSideEffects: [{ test: /^(?!.*node_modules).*[\\/]packages[\\/]/, sideEffects: false }],
      },
      output: { codeSplitting: { groups: kept } },
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
