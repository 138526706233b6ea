import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { selfSigned } from './self-signed.ts'

export interface TestMailServer {
  port: number
  received: { from: string; to: string[]; is_encrypted: boolean; raw: string }[]
  /** Answers the next recipients with this code instead of taking them; null takes them again. */
  refuse: (code: number | null, words?: string) => void
  stop: () => Promise<void>
}

/** A mail server on a free port of this machine; its certificate is self-signed. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<TestMailServer> {
  const received: TestMailServer['received'] = []
  let refusal: Error | null = null
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    closeTimeout: 100,
    onRcptTo: (_address, _session, done) => done(refusal),
    onData(stream, { envelope, secure }, done) {
      text(stream).then((raw) => {
        received.push({
          from: (envelope.mailFrom as { address: string }).address,
          to: envelope.rcptTo.map(({ address }) => address),
          is_encrypted: secure,
          raw,
        })
        done()
      }, done)
    },
    ...selfSigned,
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as { port: number }).port,
    received,
    refuse(code, words = 'not here') {
      refusal = code === null ? null : Object.assign(new Error(words), { responseCode: code })
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
