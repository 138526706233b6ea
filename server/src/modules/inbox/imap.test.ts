import { afterEach, describe, expect, it } from 'vitest'
import { makeOutbound } from '#platform/outbound'
import { allowanceOf } from '#platform/outbound-allowance'
import { selfSigned } from '../../../test/self-signed.ts'
import { type ImapLimits, type MailboxSettings, type OpenFolder, withFolder } from './imap.ts'
import { MailboxProblem } from './imap-problem.ts'
import { startImapServer, type TestImapServer } from './testing/imap-server.ts'

let server: TestImapServer
afterEach(() => server?.stop())

const here = makeOutbound({ allowance: allowanceOf({ outboundAllow: 'localhost,127.0.0.1' }) })
const usual: ImapLimits = { mail_bytes: 100_000, patience_ms: 2_000, total_ms: 5_000 }

function open<T>(
  use: (folder: OpenFolder) => Promise<T>,
  { limits = usual, ca, ...changes }: Partial<MailboxSettings> & { limits?: ImapLimits; ca?: string } = {},
): Promise<T | string> {
  const settings: MailboxSettings = {
    ...{ host: 'localhost', port: server.port, security: 'none', user_name: 'u', password: 'pass word' },
    ...{ folder: 'INBOX', kept_folder: null, ...changes },
  }
  return withFolder({ outbound: here, limits, ca }, settings, use).catch((error) => {
    if (error instanceof MailboxProblem) return error.reason
    throw error
  })
}

const fetchAll = async (folder: OpenFolder) => {
  const found: string[] = []
  for (const uid of await folder.listUnread(0)) found.push(String(await folder.fetch(uid)))
  return found
}

describe('a folder of an IMAP server', () => {
  it.each(['none', 'tls', 'starttls'] as const)('is opened and read with security %s', async (security) => {
    server = await startImapServer({ security })
    server.add('From: a@b.example\r\n\r\nOne {12}\r\n')
    server.add('Two')
    const read = await open(fetchAll, { security, ca: selfSigned.cert })
    expect(read).toEqual(['From: a@b.example\r\n\r\nOne {12}\r\n', 'Two'])
  })

  it.each(['tls', 'starttls'] as const)('is not opened when nobody vouches for it: %s', async (security) => {
    server = await startImapServer({ security })
    expect(await open(fetchAll, { security })).toBe('tls_failed')
    expect(server.heard.some((line) => line.startsWith('LOGIN'))).toBe(false)
  })

  it('gets no password where TLS was to begin and does not', async () => {
    server = await startImapServer({ security: 'none' })
    expect(await open(fetchAll, { security: 'starttls' })).toBe('tls_failed')
    expect(server.heard.some((line) => line.includes('pass word'))).toBe(false)
  })

  it('is asked for nothing below the last UID, whatever the server answers', async () => {
    server = await startImapServer()
    server.add('One')
    server.add('Two')
    expect(await open((folder) => folder.listUnread(2))).toEqual([])
    server.instead = (line, socket) => {
      if (!line.includes('UID SEARCH')) return undefined
      socket.write(`* SEARCH 0 -3 1 2 2 7 99999999999 x\r\n${line.split(' ')[0]} OK\r\n`)
      return true
    }
    expect(await open((folder) => folder.listUnread(1))).toEqual([2, 7])
  })
})

describe('a hostile server', () => {
  const broken: [string, (socket: { write: (text: string) => unknown }, tag: string) => void][] = [
    [
      'announces a literal without end',
      (socket) => socket.write('* 1 FETCH (UID 1 BODY[] {99999999999}\r\n'),
    ],
    ['announces one a little too large', (socket) => socket.write('* 1 FETCH (UID 1 BODY[] {100001}\r\n')],
    ['answers garbage', (socket) => socket.write(`* )((( "\u0000\r\n* 1 FETCH (\r\n${'('.repeat(500)}\r\n`)],
    ['sends a line without end', (socket) => socket.write('* OK '.padEnd(3_000_000, 'x'))],
  ]
  it.each(broken)('%s: it is hung up on', async (_, answer) => {
    server = await startImapServer()
    server.add('One')
    server.instead = (line, socket) => {
      if (!line.includes('UID FETCH')) return undefined
      answer(socket, line.split(' ')[0]!)
      return true
    }
    expect(['answer_broken', 'timed_out']).toContain(await open(fetchAll))
  })

  it('never greets, or drips, or never ends: patience has an end', async () => {
    const limits = { ...usual, patience_ms: 300, total_ms: 900 }
    server = await startImapServer({ greeting: null })
    expect(await open(fetchAll, { limits })).toBe('timed_out')
    await server.stop()
    server = await startImapServer()
    server.add('One')
    let drip: NodeJS.Timeout | undefined
    server.instead = (line, socket) => {
      if (!line.includes('UID FETCH')) return undefined
      drip = setInterval(() => socket.write('* 1 EXISTS\r\n'), 50)
      return true
    }
    expect(await open(fetchAll, { limits })).toBe('timed_out')
    clearInterval(drip)
  })

  it.each([0, -1])('names %s as its validity: it makes no sense', async (uid_validity) => {
    server = await startImapServer()
    server.folders.get('INBOX')!.uid_validity = uid_validity
    expect(await open(fetchAll)).toBe('answer_broken')
  })

  it('is inside: neither it nor a name that leads there is connected to', async () => {
    server = await startImapServer()
    let asked = 0
    const outbound = makeOutbound({
      allowance: allowanceOf({ outboundAllow: null }),
      // Public when it is looked at, inside ever after.
      lookup: async () => {
        asked += 1
        return [{ address: asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }]
      },
    })
    const settings = { port: server.port, user_name: 'u', password: 'p', folder: 'INBOX', kept_folder: null }
    const reason = (host: string, security: 'tls' | 'none', port = server.port) =>
      withFolder({ outbound, limits: usual }, { ...settings, port, host, security }, fetchAll).catch(
        (error) => (error as MailboxProblem).reason,
      )
    expect(await reason('127.0.0.1', 'tls')).toBe('address_refused')
    expect(await reason('[::1]', 'tls')).toBe('server_invalid')
    expect(await reason('mail.example', 'tls')).toBe('address_refused')
    expect(await reason('mail.example', 'tls')).toBe('address_refused')
    const outside = makeOutbound({
      allowance: allowanceOf({ outboundAllow: null }),
      lookup: async () => [{ address: '8.8.8.8', family: 4 }],
    })
    const located = (security: boolean, port: number) =>
      outside
        .locate({ host: 'mail.example', port, is_encrypted: security, usual_ports: [143, 993] })
        .then(String, (error) => error.reason)
    expect(await located(false, 143)).toBe('https_needed')
    expect(await located(true, 22)).toBe('url_invalid')
    expect(server.heard).toEqual([])
  })
})
