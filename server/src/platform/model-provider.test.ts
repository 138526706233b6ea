import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { loadConfig } from './config.ts'
import { makeModelProvider } from './model-provider.ts'

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  open.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
}

const settings = { aiProvider: null, aiModel: 'small', aiApiKey: 'key-1', outboundAllow: null }
const prompt = { system: 'Point.', user: '[0]Total [1]12.00' }
const chat = (message: unknown) => JSON.stringify({ choices: [{ message }] })
const limits = { total_ms: 400 }

describe('a model', () => {
  it('is asked once, with its name and key and nothing but messages', async () => {
    const heard: { url?: string; key?: string; body: unknown }[] = []
    const aiBaseUrl = await serve(async (request, response) => {
      const parts = await request.toArray()
      const body = JSON.parse(Buffer.concat(parts).toString())
      heard.push({ url: request.url, key: request.headers.authorization, body })
      response.end(chat({ role: 'assistant', content: '{"fields":{}}' }))
    })
    const model = makeModelProvider({ ...settings, aiBaseUrl: `${aiBaseUrl}/` })!
    expect(model).toMatchObject({ name: '127.0.0.1', model: 'small', is_local: true })
    expect(await model.ask(prompt)).toBe('{"fields":{}}')
    const messages = [
      { role: 'system', content: 'Point.' },
      { role: 'user', content: '[0]Total [1]12.00' },
    ]
    expect(heard).toEqual([
      {
        url: '/v1/chat/completions',
        key: 'Bearer key-1',
        body: { model: 'small', messages, stream: false },
      },
    ])
  })

  it('is none without an address and a name', () => {
    expect(makeModelProvider({ ...settings, aiBaseUrl: null })).toBeNull()
    expect(makeModelProvider({ ...settings, aiBaseUrl: 'https://m.example/v1', aiModel: null })).toBeNull()
  })

  const bad: [string, string, RequestListener][] = [
    ['fails', 'refused', (_, response) => response.writeHead(500).end('oops')],
    ['knows no such key', 'refused', (_, response) => response.writeHead(401).end(chat({ content: 'x' }))],
    [
      'sends elsewhere',
      'refused',
      (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    ],
    ['says nothing', 'no_answer', (_, response) => response.end()],
    ['answers a web page', 'no_answer', (_, response) => response.end('<!doctype html><p>Sign in</p>')],
    [
      'calls a tool',
      'no_answer',
      (_, response) =>
        response.end(chat({ content: null, tool_calls: [{ function: { name: 'post_invoice' } }] })),
    ],
    ['answers other JSON', 'no_answer', (_, response) => response.end('{"choices":"none"}')],
    ['answers in parts', 'no_answer', (_, response) => response.end(chat({ content: [{ text: 'x' }] }))],
    ['answers 10 MB', 'too_long', (_, response) => response.end(chat({ content: 'x'.repeat(10_000_000) }))],
    ['hangs', 'timed_out', () => {}],
    [
      'drips',
      'timed_out',
      (_, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write(' '), 20)
        response.on('close', () => clearInterval(drip))
      },
    ],
    ['breaks off', 'not_reached', (request) => request.socket.destroy()],
  ]
  it.each(bad)('that %s is a failure: %s', async (_, reason, listener) => {
    const model = makeModelProvider({ ...settings, aiBaseUrl: await serve(listener) }, { limits })!
    await expect(model.ask(prompt)).rejects.toMatchObject({ name: 'ModelFailure', reason })
  })

  it.each(['10.0.0.7', '169.254.169.254', '::1'])(
    'at %s is reached by no name that leads there',
    async (address) => {
      const lookup = async () => [{ address, family: address.includes(':') ? 6 : 4 }]
      const model = makeModelProvider({ ...settings, aiBaseUrl: 'https://model.example/v1' }, { lookup })!
      await expect(model.ask(prompt)).rejects.toMatchObject({ reason: 'address_refused' })
    },
  )

  it('in a network of one’s own needs OUTBOUND_ALLOW, and one outside TLS', async () => {
    for (const aiBaseUrl of ['http://10.0.0.7:8000/v1', 'http://8.8.8.8:8000/v1']) {
      const model = makeModelProvider({ ...settings, aiBaseUrl }, { limits })!
      await expect(model.ask(prompt)).rejects.toMatchObject({ reason: 'address_refused' })
    }
    const allowed = { ...settings, aiBaseUrl: 'http://127.9.9.9:9/v1', outboundAllow: '10.0.0.0/8' }
    await expect(makeModelProvider(allowed, { limits })!.ask(prompt)).rejects.not.toMatchObject({
      reason: 'address_refused',
    })
  })
})

describe('its settings', () => {
  const faults = (env: Record<string, string>) => {
    try {
      loadConfig({ NODE_ENV: 'test', ...env })
      return []
    } catch (error) {
      return (error as { faults: string[] }).faults
    }
  }

  it('belong together', () => {
    expect(faults({ AI_BASE_URL: 'http://localhost:11434/v1', AI_MODEL: 'small' })).toEqual([])
    expect(faults({ AI_BASE_URL: 'http://localhost:11434/v1' })[0]).toContain('AI_MODEL')
    expect(faults({ AI_MODEL: 'small' })[0]).toContain('AI_BASE_URL')
    expect(faults({ AI_BASE_URL: 'https://m.example/v1?key=1', AI_MODEL: 'm' })[0]).toContain('AI_API_KEY')
    expect(faults({ AI_BASE_URL: 'ftp://m.example', AI_MODEL: 'm' })[0]).toContain('AI_BASE_URL')
    const key = { AI_BASE_URL: 'https://m.example/v1', AI_MODEL: 'm', AI_API_KEY: 'a\nb' }
    expect(faults(key)[0]).toContain('AI_API_KEY')
  })
})
