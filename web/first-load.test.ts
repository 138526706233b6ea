import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

/** What may be fetched before a page of the office can be used: scripts, styles and words, compressed. */
const MOST_BYTES = 200_000
/** The door is smaller. */
const MOST_BYTES_OUTSIDE = 180_000

type Chunk = Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url))
const sizes = new Map<string, number>()
let chunks: Chunk[] = []

beforeAll(async () => {
  // As people get it; otherwise React would be the one for developers.
  process.env.NODE_ENV = 'production'
  const built = await build({ configFile, logLevel: 'error', build: { write: false } })
  const { output } = (Array.isArray(built) ? built[0] : built) as Rolldown.RolldownOutput
  chunks = output.filter((file) => file.type === 'chunk')
  for (const file of output)
    sizes.set(file.fileName, gzipSync(file.type === 'chunk' ? file.code : file.source).length)
}, 60_000)

const chunkOf = (module: string) => {
  const found = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
  if (!found) throw new Error(`${module} has no file of its own`)
  return found
}

/** The files that come with one: those it imports, theirs, and the styles of all. */
function filesOf({ fileName, imports, viteMetadata }: Chunk, seen = new Set<string>()): Set<string> {
  if (seen.has(fileName)) return seen
  for (const name of [fileName, ...(viteMetadata?.importedCss ?? [])]) seen.add(name)
  for (const name of imports) filesOf(chunks.find((chunk) => chunk.fileName === name)!, seen)
  return seen
}

/** The words of the language with the longest. */
const longest = (modules: string[]) =>
  modules.map(chunkOf).sort((a, b) => sizes.get(b.fileName)! - sizes.get(a.fileName)!)[0]!

function firstLoad(page: Chunk): number {
  const area = /areas\/([^/]+)\//.exec(page.facadeModuleId!)![1]!
  const languages = ['en', 'pt-BR', 'es']
  const parts = [
    chunkOf('web/index.html'),
    longest(languages.map((language) => `first-words/${language}`)),
    longest(languages.map((language) => `areas/${area}/locales/${language}.json`)),
    ...(area === 'sign-in' ? [] : [chunkOf('shell/frame/Frame.tsx')]),
    page,
  ]
  const files = new Set(parts.flatMap((part) => [...filesOf(part)]))
  return [...files].reduce((sum, name) => sum + sizes.get(name)!, 0)
}

describe('The first load', () => {
  it.each([
    ['of every page of the office', (id: string) => !id.includes('areas/sign-in/'), MOST_BYTES],
    ['of every page outside', (id: string) => id.includes('areas/sign-in/'), MOST_BYTES_OUTSIDE],
  ])('%s stays small', (_, belongs, most_bytes) => {
    const pages = chunks.filter(
      ({ facadeModuleId: id }) => id && /areas\/.*Page\.tsx$/.test(id) && belongs(id),
    )
    expect(pages.length).toBeGreaterThan(0)
    const loads = pages.map((page) => [page.facadeModuleId!.split('/areas/')[1], firstLoad(page)] as const)
    expect(loads.filter(([, bytes]) => bytes > most_bytes)).toEqual([])
  })
})
