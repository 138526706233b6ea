import { extractCommand } from './extract.ts'
import { keysRotateCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import type { Command } from './outcome.ts'
import { eraseCommand, exportCommand } from './privacy.ts'
import { reconcileCommand } from './reconcile.ts'
import { tokenCreateCommand, tokenListCommand, tokenRevokeCommand } from './token.ts'
import { userCreateCommand, userResetCommand, userResetFactorsCommand } from './user.ts'

/** Every command of `brigade`, by name. */
export const commands: Record<string, Command> = {
  extract: extractCommand,
  reconcile: reconcileCommand,
  migrate: migrateCommand,
  export: exportCommand,
  erase: eraseCommand,
  'keys rotate': keysRotateCommand,
  'token create': tokenCreateCommand,
  'token list': tokenListCommand,
  'token revoke': tokenRevokeCommand,
  'user create': userCreateCommand,
  'user reset': userResetCommand,
  'user reset-factors': userResetFactorsCommand,
}
