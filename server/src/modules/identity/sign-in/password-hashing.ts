import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '#platform/errors'

// argon2id, 19 MiB, two passes, one lane: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export interface Passwords {
  /** Errors: unavailable, when too many wait. */
  hash: (password: string) => Promise<string>
  /** Takes as long for an account that is not there (`undefined`) as for a wrong password. Errors: unavailable. */
  verify: (password_hash: string | undefined, password: string) => Promise<boolean>
}

/** Hashes off the event loop, `at_once` at a time, since each takes 19 MiB and tens of milliseconds of a core. */
export function makePasswords(limits = { at_once: 2, waiting: 100 }): Passwords {
  const inTurn = makeQueue(limits)
  // Nobody's password: what a sign-in for an unknown name is compared with.
  const dummy = hash(randomBytes(32), cost)
  dummy.catch(() => {})

  return {
    hash: (password) => inTurn(() => hash(password.normalize('NFKC'), cost)),
    verify: (password_hash, password) =>
      inTurn(async () => {
        const matches = await verify(password_hash ?? (await dummy), password.normalize('NFKC'))
        return matches && password_hash !== undefined
      }),
  }
}

function makeQueue({ at_once, waiting }: { at_once: number; waiting: number }) {
  const queue: (() => void)[] = []
  let running = 0

  return async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= at_once) {
      if (queue.length >= waiting)
        throw new AppError('unavailable', {
          message: 'Too many people sign in at this moment; try again shortly.',
        })
      // Whoever ends hands the place over, so `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve))
    } else running += 1
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
