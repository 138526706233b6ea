import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Config } from './config.ts'
import { type Log, openLog } from './log.ts'

function written(
  write: (log: Log) => void,
  options: { isTTY?: boolean; logLevel?: Config['logLevel'] } = {},
): string {
  const stream = Object.assign(new PassThrough(), { isTTY: options.isTTY ?? false })
  const chunks: string[] = []
  stream.on('data', (chunk) => chunks.push(String(chunk)))
  write(openLog({ logLevel: options.logLevel ?? 'info' }, stream))
  const rest = stream.read() as Buffer | null
  return chunks.join('') + (rest ?? '')
}

describe('the log', () => {
  it('is one JSON object a line', () => {
    const [line, ...others] = written((log) => log.info({ job: 'forecast' }, 'done'))
      .trimEnd()
      .split('\n')
    expect(JSON.parse(line!)).toMatchObject({ level: 30, job: 'forecast', msg: 'done' })
    expect(others).toEqual([])
  })

  it('hides secrets wherever they lie', () => {
    const text = written((log) => {
      log.info({ password: 'hunter2', user: { access_token: 'hunter2' } }, 'a')
      log.info(
        { req: { headers: { authorization: 'Bearer hunter2', cookie: 'hunter2', 'x-api-key': 'hunter2' } } },
        'b',
      )
      log.info(
        {
          res: { headers: { 'set-cookie': 'hunter2' } },
          body: { organization: { smtp: { secret: 'hunter2' } } },
        },
        'c',
      )
      log.child({ refresh_token: 'hunter2' }).warn('d')
    })
    expect(text).not.toContain('hunter2')
    expect(text.match(/\[redacted\]/g)).toHaveLength(8)
  })

  it('hides the password of an address that an error quotes', () => {
    const error = new Error('cannot reach postgres://brigade:hunter2@db:5432/brigade')
    const text = written((log) => log.error({ err: error }, 'no database'))
    expect(text).not.toContain('hunter2')
    expect(text).toContain('postgres://brigade:[redacted]@db:5432/brigade')
  })

  it('keeps quiet about what is below its level', () => {
    expect(written((log) => log.info('a'), { logLevel: 'warn' })).toBe('')
    expect(written((log) => log.error('a'), { logLevel: 'silent' })).toBe('')
  })

  it('is short for a person at a terminal, with the stack of an error', () => {
    const text = written(
      (log) => log.error({ err: new Error('boom'), port: 3000, place: 'here' }, 'it failed'),
      { isTTY: true },
    )
    const [first, second] = text.split('\n')
    expect(first).toMatch(/^\d\d:\d\d:\d\d error: it failed port=3000 place=here$/)
    expect(second).toBe('Error: boom')
  })
})
