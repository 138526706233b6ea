import { beforeAll, describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import { type Person, testHouse } from '../../../test/house.ts'
import { newOctober, type October, readStatement, start } from './testing/october.ts'

const test = testHouse()

let october: October
let theirs: Person

beforeAll(async () => {
  october = await newOctober(test)
  theirs = await test.newOrganization()
})

// biome-ignore lint/suspicious/noExplicitAny: messages of a socket
type Message = any

/** Opens the socket and collects what it says until it closes. */
async function watch(id: string, token?: string) {
  const messages: Message[] = []
  let closed = (_code: number) => {}
  const code = new Promise<number>((resolve) => {
    closed = resolve
  })
  const query = token ? `?token=${token}` : ''
  const socket: WebSocket = await test.house.http.injectWS(`/ws/supplier/reconciliation/${id}${query}`, {}, {
    onInit(socket: WebSocket) {
      socket.on('message', (data) => messages.push(JSON.parse(String(data))))
      socket.on('close', closed)
    },
  } as object)
  return { socket, messages, code }
}

describe('the socket of a reconciliation', () => {
  it('says the present state first, then every change, and closes at the end', async () => {
    const document = await readStatement(test, october.admin)
    const { body } = await start(october.admin, document.id)
    const { messages, code } = await watch(body.id, october.admin.token)
    await expect.poll(() => messages.filter((message) => message.type === 'state')).toHaveLength(1)
    const first = messages.filter((message) => message.type === 'step')
    expect(first).toEqual(
      Array.from({ length: 8 }, (_, index) => ({
        type: 'step',
        step_number: index + 1,
        name: expect.any(String),
        status: 'pending',
        progress: 0,
        message: null,
      })),
    )
    expect(messages.find((message) => message.type === 'state')).toMatchObject({
      status: 'pending',
      progress: 0,
    })
    await test.runJobs()
    expect(await code).toBe(1000)
    const last = messages.at(-1)
    expect(last).toMatchObject({ type: 'state', status: 'completed', progress: 100 })
    expect(last.steps).toHaveLength(8)
    for (let step_number = 1; step_number <= 8; step_number += 1) {
      const states = messages.filter((message) => message.step_number === step_number)
      expect(states.at(-1)).toMatchObject({ status: 'done', progress: 100, message: expect.any(String) })
    }
    const progress = messages.filter(({ type }) => type === 'state').map((message) => message.progress)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))

    const late = await watch(body.id, october.admin.token)
    expect(await late.code).toBe(1000)
    expect(late.messages.filter((message) => message.status === 'done')).toHaveLength(8)
  })

  it('takes the token as its first message, too', async () => {
    const document = await readStatement(test, october.admin)
    const { body } = await start(october.admin, document.id)
    await test.runJobs()
    const { socket, messages, code } = await watch(body.id)
    socket.send(JSON.stringify({ type: 'auth', token: october.admin.token }))
    expect(await code).toBe(1000)
    expect(messages.at(-1)).toMatchObject({ type: 'state', status: 'completed' })
  })

  it('is closed to strangers and to nobody in particular', async () => {
    const document = await readStatement(test, october.admin)
    const { body } = await start(october.admin, document.id)
    for (const [id, token, code] of [
      [body.id, theirs.token, 4404],
      [october.supplier_id, october.admin.token, 4404],
      ['no-id', october.admin.token, 4404],
      [body.id, 'not.a.token', 4401],
    ] as const) {
      const opened = await watch(id, token)
      expect(await opened.code).toBe(code)
      expect(opened.messages.filter((message) => message.step_number)).toEqual([])
    }
    const silent = await watch(body.id)
    silent.socket.send(JSON.stringify({ type: 'subscribe', channels: [] }))
    expect(await silent.code).toBe(4401)
    await test.runJobs()
  })
})
