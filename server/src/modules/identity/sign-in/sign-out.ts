import type { Desk } from '../desk.ts'
import { endSessions } from './door-queries.ts'
import { hashOfToken } from './refresh-tokens.ts'

/** Ends the session in use and those of the refresh tokens that are shown; what had ended stays ended. */
export async function signOut(desk: Desk, session_id: string | null, tokens: string[]): Promise<void> {
  const which = { session_ids: session_id ? [session_id] : [], token_hashes: tokens.map(hashOfToken) }
  const end = { at: desk.platform.clock.now(), reason: 'signed_out' } as const
  const ended = await desk.platform.withDoor((tx) => endSessions(tx, which, end))
  for (const id of ended) desk.forget.session(id)
}
