import { rotateKeys } from '../rotate-keys.ts'
import type { Command } from './outcome.ts'
import { withHouse } from './with-house.ts'

export const keysRotateCommand: Command = {
  usage: 'keys rotate [--at-once]',
  about:
    'new keys in secrets.json, and everything sealed anew, while Brigade runs; with --at-once, when none is running, it does not wait until all know the keys',
  arguments: [],
  options: { 'at-once': { type: 'boolean' } },
  run: (_, options) => withHouse(({ platform }) => rotateKeys(platform, { wait: !options['at-once'] })),
}
