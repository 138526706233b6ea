import { createServer, type Server, type Socket } from 'node:net'
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls'
import { selfSigned } from '../../../../test/self-signed.ts'

export interface StoredMail {
  uid: number
  content: Buffer
  flags: Set<string>
}

export interface TestImapServer {
  port: number
  folders: Map<string, { uid_validity: number; mails: StoredMail[] }>
  /** Lines that clients sent, without their tags. */
  heard: string[]
  add: (content: string | Buffer, options?: { folder?: string; size_bytes?: number }) => StoredMail
  /** Called before each command is answered; answering true means that it did all there is to do. */
  instead: ((line: string, socket: Socket) => boolean | undefined) | null
  stop: () => Promise<void>
}

interface Options {
  security?: 'tls' | 'starttls' | 'none'
  password?: string
  greeting?: string | null
}

/**
 * A small IMAP server on a free port of this machine: as much of RFC 9051 as Brigade asks for, with a certificate that
 * nobody vouches for. It also keeps what no server may do, by `instead`.
 */
export async function startImapServer(options: Options = {}): Promise<TestImapServer> {
  const { security = 'none' } = options
  const sockets = new Set<Socket>()
  const sizes = new WeakMap<StoredMail, number>()
  const test = {
    folders: new Map([
      ['INBOX', { uid_validity: 7, mails: [] as StoredMail[] }],
      ['Kept', { uid_validity: 7, mails: [] as StoredMail[] }],
    ]),
    heard: [] as string[],
    instead: null,
  } as unknown as TestImapServer
  test.add = (content, { folder = 'INBOX', size_bytes } = {}) => {
    const { mails } = test.folders.get(folder)!
    const mail = {
      uid: (mails.at(-1)?.uid ?? 0) + 1,
      content: Buffer.from(content),
      flags: new Set<string>(),
    }
    if (size_bytes) sizes.set(mail, size_bytes)
    mails.push(mail)
    return mail
  }
  const talk = (socket: Socket, greet: boolean) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (greet && options.greeting !== null) socket.write(options.greeting ?? '* OK ready\r\n')
    converse(socket, { test, sizes, options, secure: () => talk(upgraded(socket), false) })
  }
  const server: Server =
    security === 'tls'
      ? createTlsServer(selfSigned, (socket) => talk(socket, true))
      : createServer((socket) => talk(socket, true))
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  test.port = (server.address() as { port: number }).port
  test.stop = () =>
    new Promise((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  return test
}

function upgraded(socket: Socket): Socket {
  socket.removeAllListeners('data')
  return new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(selfSigned) })
}

interface Conversation {
  test: TestImapServer
  sizes: WeakMap<StoredMail, number>
  options: Options
  secure: () => void
}

function converse(socket: Socket, { test, sizes, options, secure }: Conversation) {
  let selected = test.folders.get('INBOX')!
  let waiting = ''
  const folderNamed = (text: string) => test.folders.get(text.replaceAll('"', ''))
  const between = (range: string) => {
    const [from = '1', to = from] = range.split(':')
    const last = selected.mails.at(-1)?.uid ?? 0
    const end = to === '*' ? last : Number(to)
    const [low, high] = [Math.min(Number(from), end), Math.max(Number(from), end)]
    return selected.mails.filter(({ uid }) => uid >= low && uid <= high)
  }
  const acts: Record<string, (tag: string, rest: string) => void> = {
    CAPABILITY: (tag) => {
      socket.write(`* CAPABILITY IMAP4rev1 MOVE${options.security === 'starttls' ? ' STARTTLS' : ''}\r\n`)
      socket.write(`${tag} OK\r\n`)
    },
    STARTTLS: (tag) => socket.write(`${tag} OK go on\r\n`, secure),
    LOGIN: (tag, rest) =>
      socket.write(
        rest.endsWith(`"${options.password ?? 'pass word'}"`)
          ? `${tag} OK in\r\n`
          : `${tag} NO [AUTHENTICATIONFAILED] wrong\r\n`,
      ),
    LIST: (tag, rest) => {
      const name = rest.split(' ').at(-1)!
      if (folderNamed(name)) socket.write(`* LIST () "/" ${name}\r\n`)
      socket.write(`${tag} OK\r\n`)
    },
    STATUS: (tag, rest) => {
      const folder = folderNamed(rest.split(' ')[0]!)
      if (folder) socket.write(`* STATUS ${rest.split(' ')[0]} (MESSAGES ${folder.mails.length})\r\n`)
      socket.write(folder ? `${tag} OK\r\n` : `${tag} NO [NONEXISTENT] no such folder\r\n`)
    },
    SELECT: (tag, rest) => {
      const folder = folderNamed(rest)
      if (!folder) return socket.write(`${tag} NO [NONEXISTENT] no such folder\r\n`)
      selected = folder
      socket.write(`* ${folder.mails.length} EXISTS\r\n* FLAGS (\\Seen \\Deleted)\r\n`)
      socket.write(
        `* OK [PERMANENTFLAGS (\\Seen \\Deleted)] ok\r\n* OK [UIDVALIDITY ${folder.uid_validity}] ok\r\n`,
      )
      return socket.write(`${tag} OK [READ-WRITE] ok\r\n`)
    },
    'UID SEARCH': (tag, rest) => {
      const range = /UID (\S+)/.exec(rest)?.[1] ?? '1:*'
      const found = between(range).filter(({ flags }) => !flags.has('\\Seen'))
      socket.write(`* SEARCH ${found.map(({ uid }) => uid).join(' ')}\r\n${tag} OK\r\n`)
    },
    'UID FETCH': (tag, rest) => {
      const [range = '', ...what] = rest.split(' ')
      for (const mail of between(range)) {
        const number = selected.mails.indexOf(mail) + 1
        const size = sizes.get(mail) ?? mail.content.length
        socket.write(`* ${number} FETCH (UID ${mail.uid}`)
        if (what.join(' ').includes('RFC822.SIZE')) socket.write(` RFC822.SIZE ${size}`)
        if (what.join(' ').includes('ENVELOPE'))
          socket.write(
            ' ENVELOPE (NIL "Too large" (("Mill" NIL "orders" "mill.example")) NIL NIL NIL NIL NIL NIL NIL)',
          )
        if (what.join(' ').includes('BODY')) {
          socket.write(` BODY[] {${mail.content.length}}\r\n`)
          socket.write(mail.content)
        }
        socket.write(')\r\n')
      }
      socket.write(`${tag} OK\r\n`)
    },
    'UID STORE': (tag, rest) => {
      for (const mail of between(rest.split(' ')[0]!)) mail.flags.add('\\Seen')
      socket.write(`${tag} OK\r\n`)
    },
    'UID MOVE': (tag, rest) => {
      const [range = '', name = ''] = rest.split(' ')
      const target = folderNamed(name)
      if (!target) return socket.write(`${tag} NO [TRYCREATE] no such folder\r\n`)
      for (const mail of between(range)) {
        selected.mails.splice(selected.mails.indexOf(mail), 1)
        target.mails.push(mail)
      }
      return socket.write(`${tag} OK\r\n`)
    },
    LOGOUT: (tag) => socket.end(`* BYE\r\n${tag} OK\r\n`),
  }
  socket.on('data', (chunk: Buffer) => {
    waiting += chunk.toString('latin1')
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      const [tag = '', ...words] = line.split(' ')
      const said = words.join(' ')
      test.heard.push(said)
      if (test.instead?.(line, socket)) continue
      const name =
        words[0]?.toUpperCase() === 'UID' ? `UID ${words[1]?.toUpperCase()}` : words[0]?.toUpperCase()
      const act = acts[name ?? '']
      if (act) act(tag, words.slice(name?.startsWith('UID') ? 2 : 1).join(' '))
      else socket.write(`${tag} BAD what\r\n`)
    }
  })
}
