import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Heard {
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  heard: Heard[]
  /** What it answers from now on. */
  answer: { status: number; headers?: Record<string, string>; body?: string }
  /** The types of what was heard, in the order it came. */
  types: () => string[]
  close: () => Promise<unknown>
}

/** Somebody else's server, as far as a webhook sees it. */
export async function openReceiver(): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    receiver.heard.push({ headers: request.headers, body: await text(request) })
    const { status, headers, body } = receiver.answer
    response.writeHead(status, headers).end(body ?? 'thanks')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/brigade`,
    heard: [],
    answer: { status: 200 },
    types: () => receiver.heard.map(({ body }) => JSON.parse(body).type),
    close: () => new Promise((closed) => server.close(closed)),
  }
  return receiver
}

/** How a receiver knows who sent it, as the specification tells receivers: any of the signatures will do. */
export function isSigned({ headers, body }: Heard, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const expected = createHmac('sha256', key).update(signed).digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .map((word) => word.split(','))
    .filter(([version]) => version === 'v1')
    .map(([, signature]) => Buffer.from(signature ?? '', 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected))
}
