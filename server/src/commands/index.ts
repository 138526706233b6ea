import { extractCommand } from './extract.ts'
import { migrateCommand } from './migrate.ts'
import type { Command } from './outcome.ts'
import { reconcileCommand } from './reconcile.ts'

/** Every command of `brigade`, by name. */
export const commands: Record<string, Command> = {
  extract: extractCommand,
  reconcile: reconcileCommand,
  migrate: migrateCommand,
}
