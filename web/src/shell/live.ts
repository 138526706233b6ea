import { accessToken, refreshSession } from './session.ts'

/** Waits before the next try to connect: from one second, doubling to half a minute, with a fifth of chance. */
export function reconnectDelay_ms(tries: number, chance: number): number {
  return Math.min(1000 * 2 ** tries, 30_000) * (0.8 + 0.4 * chance)
}

export interface LiveMessage {
  type: string
  channel?: string
  data?: Record<string, unknown>
  [field: string]: unknown
}

interface SocketHandlers {
  /** Signed in; `again` when something may have been missed since the last time. */
  onReady?: (send: (message: object) => void, again: boolean) => void
  onMessage: (message: LiveMessage) => void
}

/** The server's close codes that no further try can heal: not permitted, not found, malformed. */
const FINAL = new Set([4403, 4404, 4400])
const SIGNED_OUT = 4401
const TOKEN_CHECK_MS = 30_000

/** A socket that signs in by its first message, stays signed in and comes back by itself until closed. */
export function openSocket(path: string, handlers: SocketHandlers): () => void {
  let socket: WebSocket | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let was_ready = false
  let closed = false
  let sent_token: string | undefined

  const send = (message: object) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
  }
  const sendToken = async () => {
    const token = await accessToken().catch(() => undefined)
    if (!token || token === sent_token) return
    sent_token = token
    send({ type: 'auth', token })
  }
  const receive = (message: LiveMessage) => {
    if (message.type !== 'authenticated') return handlers.onMessage(message)
    tries = 0
    handlers.onReady?.(send, was_ready)
    was_ready = true
  }
  const connect = () => {
    const url = new URL(path, location.href)
    url.protocol = url.protocol.replace('http', 'ws')
    sent_token = undefined
    socket = new WebSocket(url)
    socket.onopen = () => void sendToken()
    socket.onmessage = ({ data }) => receive(JSON.parse(data))
    socket.onclose = ({ code }) => {
      if (closed || FINAL.has(code)) return
      // Whoever was signed out elsewhere notices here, though nothing is asked of the server.
      if (code === SIGNED_OUT) void refreshSession().catch(() => undefined)
      retry = setTimeout(connect, reconnectDelay_ms(tries, Math.random()))
      tries += 1
    }
  }
  const renew = setInterval(() => void sendToken(), TOKEN_CHECK_MS)
  connect()
  return () => {
    closed = true
    clearInterval(renew)
    clearTimeout(retry)
    socket?.close()
  }
}
