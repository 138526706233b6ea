import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What must hold before a change lands, one line a step; every failure is shown, not only the first. */
const steps: [name: string, script: string, ...args: string[]][] = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['types', 'node_modules/typescript-7/bin/tsc', '-p', '.'],
  [
    'boundaries',
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    'packages',
    'server',
    'web/src',
    'db',
    '--config',
    'boundaries.cjs',
  ],
  ['unused files, exports and packages', 'node_modules/knip/bin/knip.js'],
  ['generated files', 'tools/generate.ts', '--check'],
]
const root = fileURLToPath(new URL('..', import.meta.url))

function run([name, script, ...args]: (typeof steps)[number]): Promise<boolean> {
  const began = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
      cwd: root,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
      if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`)
      resolve(code === 0)
    })
  })
}

let passed = 0
for (const step of steps) if (await run(step)) passed += 1
process.stdout.write(`${passed} of ${steps.length} checks passed\n`)
process.exit(passed === steps.length ? 0 : 1)
