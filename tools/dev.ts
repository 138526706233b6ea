import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** `npm run dev`: the server with reload on port 3000, the web app with hot reload on port 5173, which asks the server. */
const root = fileURLToPath(new URL('..', import.meta.url))
const children = [
  ['--watch-path=server/src', '--watch-path=packages', '--watch-preserve-output', 'server/src/main.ts'],
  ['node_modules/vite/bin/vite.js', 'web', '--port', '5173'],
].map((args) =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: 'inherit',
  }),
)

const stop = () => {
  for (const child of children) child.kill('SIGTERM')
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
for (const child of children) child.on('exit', stop)
