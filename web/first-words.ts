import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Plugin } from 'vite'

const PREFIX = 'virtual:first-words/'

type Words = Record<string, unknown>

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Words

/** What the menu and the palette say of an area; all its other words wait until one of its pages is opened. */
const menuWords = ({ nav, command, commands }: Words): Words => ({ nav, command, commands })

/**
 * `virtual:first-words/pt-BR`: in one file the words that every page of the office needs in that language,
 * by namespace: those of the shell, and `menu` with an entry for each area.
 */
export function firstWords(src: string): Plugin {
  const filesOf = (language: string) => ({
    // Those of errors come by themselves, a moment later.
    shell: globSync(join(src, 'shell/locales', language, '{shell,ui}.json')).sort(),
    areas: globSync(join(src, 'areas/*/locales', `${language}.json`)).sort(),
  })
  return {
    name: 'first-words',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return
      const { shell, areas } = filesOf(id.slice(PREFIX.length + 1))
      for (const path of [...shell, ...areas]) this.addWatchFile(path)
      const words = Object.fromEntries(shell.map((path) => [basename(path, '.json'), read(path)]))
      const menu = areas.map((path) => [basename(join(path, '../..')), menuWords(read(path))])
      return `export default ${JSON.stringify({ ...words, menu: Object.fromEntries(menu) })}`
    },
  }
}
