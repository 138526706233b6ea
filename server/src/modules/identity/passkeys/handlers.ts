import type { Handlers } from '#platform/module'
import type { Desk } from '../desk.ts'
import { answerTokens, deviceOf } from '../sign-in/answer-tokens.ts'
import { beginPasskeySignIn, signInByPasskey } from './passkey-sign-in.ts'
import { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } from './passkeys.ts'
import type { passkeyRoutes } from './passkeys-contract.ts'

export function passkeyHandlers(desk: Desk): Handlers<typeof passkeyRoutes> {
  return {
    listPasskeys: ({ tx, who }) => listPasskeys(tx, who),
    beginPasskey: ({ who, body, request }) => beginPasskey(desk, who, body ?? {}, deviceOf(request)),
    addPasskey: ({ who, body }) => addPasskey(desk, who, body),
    renamePasskey: ({ tx, who, params, body }) => renamePasskey(tx, who, params.id, body.name),
    removePasskey: ({ who, params, body, request }) =>
      removePasskey(desk, who, params.id, body ?? {}, deviceOf(request)),
    beginPasskeySignIn: ({ tx, body }) => beginPasskeySignIn(tx, desk, body?.challenge),
    signInByPasskey: async ({ body, request, reply }) =>
      answerTokens(desk, await signInByPasskey(desk, body, deviceOf(request)), request, reply),
  }
}
