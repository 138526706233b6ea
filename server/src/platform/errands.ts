import { sql } from 'kysely'
import type { Static, TSchema } from 'typebox'
import type { Platform } from './platform.ts'
import type { DoorTx, TenantTx } from './tenant.ts'

/** One run of an errand. */
export interface ErrandRun<Message = unknown> {
  platform: Platform
  message: Message
  /** From 1. */
  attempt: number
  /** Nothing comes after this attempt: what failed for good is to be said now. */
  is_last: boolean
}

/**
 * A small piece of work that keeps its own record (a mail, a delivery) instead of a row of jobs that somebody waits
 * for. It runs at least once; one that throws is tried again after growing pauses, e^n seconds after the n-th attempt
 * up to six hours. Errands of one line go one after the other; none waits for long work, nor long work for them.
 */
export interface Errand {
  task: string
  message: TSchema
  max_attempts: number
  line: string
  run: (errand: ErrandRun<never>) => Promise<void>
}

/** An attempt whose process was killed counts, too: one more tells that it was the last. */
const attemptsToGiveUp = 1

/** Declares an errand, checking that its function takes its message. */
export function defineErrand<M extends TSchema>(errand: {
  task: string
  message: M
  max_attempts: number
  line: string
  run: (errand: ErrandRun<Static<M>>) => Promise<void>
}): Errand & { readonly message: M } {
  return errand as Errand & { readonly message: M }
}

/**
 * Sends on an errand in the caller's transaction, at once or `at` an instant. With the `key` of one that waits, that
 * one takes the new message. `line`: another than the errand's own.
 */
export async function sendOnErrand<M extends TSchema>(
  tx: TenantTx | DoorTx,
  errand: Errand & { readonly message: M },
  message: Static<M>,
  key: string,
  { line = errand.line, at = null }: { line?: string; at?: Date | null } = {},
): Promise<void> {
  const { task } = errand
  const attempts = errand.max_attempts + attemptsToGiveUp
  await sql`select platform.send_on_errand(
    ${task}, ${JSON.stringify(message)}::jsonb, ${`${task}:${key}`}, ${attempts}, ${line}, ${at})`.execute(tx)
}
