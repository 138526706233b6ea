import type { KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'

interface AppleClient {
  client_id: string
  team_id: string
  key_id: string
  key: KeyObject
}

/** Long enough for one exchange on a clock that is a little off; Apple would take up to six months. */
const lifetime_seconds = 300

/** What Apple takes as client secret: a JWT signed with the team's key. Source: Apple, "Creating a client secret". */
export function appleSecret({ client_id, team_id, key_id, key }: AppleClient, now: Date): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', kid: key_id })
    .setIssuer(team_id)
    .setSubject(client_id)
    .setAudience('https://appleid.apple.com')
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + lifetime_seconds * 1000))
    .sign(key)
}
