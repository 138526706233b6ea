import type { Task } from 'graphile-worker'
import { Compile } from 'typebox/compile'
import type { Errand } from './errands.ts'
import type { Platform } from './platform.ts'

/** The queue task of an errand. A message that its schema refuses comes from another version: it is logged and left. */
export function taskOfErrand(platform: Platform, errand: Errand): Task {
  const check = Compile(errand.message)
  return async (message, helpers) => {
    if (!check.Check(message)) {
      platform.log.error({ task: errand.task }, 'an errand’s message cannot be read')
      return
    }
    const { attempts: attempt } = helpers.job
    await errand.run({ platform, message, attempt, is_last: attempt >= errand.max_attempts } as never)
  }
}
