import type { Config } from './config-schema.ts'
import { makeOutbound, OutboundFailure, OutboundRefusal } from './outbound.ts'
import { type Allowance, allowanceOf } from './outbound-allowance.ts'
import type { Lookup } from './outbound-target.ts'
import { isLoopback } from './special-addresses.ts'

export type ModelFailureReason =
  /** The address may not be called. */
  | 'address_refused'
  | 'timed_out'
  | 'not_reached'
  /** Any status but 200: an error, a key that is not known, a redirect, which is not followed. */
  | 'refused'
  | 'too_long'
  /** No chat's answer, or one without words: a call of a tool, a page of a web site. */
  | 'no_answer'

/** A model was asked, and there is nothing to work with. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
  readonly reason: ModelFailureReason
  constructor(reason: ModelFailureReason, message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

/** A language model behind an OpenAI-compatible address. It is asked once and answers in words; it is given no tools. */
export interface ModelProvider {
  /** What people call it. */
  name: string
  model: string
  /** Whether it runs on this machine: then nothing leaves it. */
  is_local: boolean
  /** Errors: ModelFailure. */
  ask: (prompt: { system: string; user: string }) => Promise<string>
}

type ModelSettings = Pick<Config, 'aiProvider' | 'aiBaseUrl' | 'aiModel' | 'aiApiKey' | 'outboundAllow'>

const usual = { connect_ms: 5_000, total_ms: 60_000, largest_bytes: 256 * 1024 }

/** The model of the settings; null when there is none. */
export function makeModelProvider(
  config: ModelSettings,
  { lookup, limits }: { lookup?: Lookup; limits?: Partial<typeof usual> } = {},
): ModelProvider | null {
  const { aiProvider, aiBaseUrl, aiModel: model, aiApiKey } = config
  if (!aiBaseUrl || !model) return null
  const url = `${aiBaseUrl.replace(/\/+$/, '')}/chat/completions`
  const outbound = makeOutbound({
    allowance: allowanceFor(config, aiBaseUrl),
    ...(lookup && { lookup }),
    limits: { ...usual, ...limits },
  })
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(aiApiKey && { authorization: `Bearer ${aiApiKey}` }),
  }
  const host = new URL(aiBaseUrl).hostname
  return {
    name: aiProvider ?? host,
    model,
    is_local: isLoopback(host),
    async ask({ system, user }) {
      const messages = [
        { role: 'system', content: system },
        { role: 'user', content: user },
      ]
      // Nothing more is set: what one server takes of the rest, another refuses.
      const body = JSON.stringify({ model, messages, stream: false })
      const answer = await outbound.send({ url, method: 'POST', headers, body }).catch(asFailure)
      if (answer.status !== 200) throw new ModelFailure('refused', `The model answered ${answer.status}.`)
      if (answer.is_cut) throw new ModelFailure('too_long', 'The model answered without end.')
      return wordsIn(answer.body.toString('utf8'))
    },
  }
}

/** The operator’s own setting may name a server of this machine; any other private address needs OUTBOUND_ALLOW. */
function allowanceFor(config: ModelSettings, base_url: string): Allowance {
  const allowance = allowanceOf(config)
  const host = new URL(base_url).hostname.replace(/^\[|\]$/g, '')
  return isLoopback(host) ? { ...allowance, names: new Set([...allowance.names, host]) } : allowance
}

function wordsIn(body: string): string {
  const content = contentOf(body)
  if (typeof content !== 'string' || content.trim() === '')
    throw new ModelFailure('no_answer', 'The model gave no answer in words.')
  return content
}

function contentOf(body: string): unknown {
  try {
    return JSON.parse(body)?.choices?.[0]?.message?.content
  } catch {
    return undefined
  }
}

function asFailure(error: unknown): never {
  if (error instanceof OutboundRefusal) throw new ModelFailure('address_refused', error.message, error)
  if (error instanceof OutboundFailure && error.reason === 'timed_out')
    throw new ModelFailure('timed_out', 'The model took too long.', error)
  throw new ModelFailure('not_reached', 'The model was not reached.', error)
}

/** What is wrong with the settings of a model, a line each. */
export function modelFaults({ aiBaseUrl, aiModel, aiApiKey, aiProvider }: ModelSettings): string[] {
  const faults: string[] = []
  if (aiBaseUrl && !aiModel) faults.push('AI_MODEL: AI_BASE_URL needs the model’s name')
  if (!aiBaseUrl && (aiModel || aiApiKey || aiProvider))
    faults.push('AI_BASE_URL: missing, and the other AI_ settings mean nothing without it')
  if (aiBaseUrl && (new URL(aiBaseUrl).search || new URL(aiBaseUrl).hash || new URL(aiBaseUrl).username))
    faults.push('AI_BASE_URL: leave out names, passwords and what follows ? or #; the key is AI_API_KEY')
  if (aiApiKey && !/^[\x21-\x7e]+$/.test(aiApiKey)) faults.push('AI_API_KEY: it has letters no key has')
  return faults
}
