import type { Redis } from 'ioredis'
import type { Config } from './config.ts'
import { type Count, type Counters, processCounters } from './counters.ts'
import type { Log } from './log.ts'

/** KEYS: what is counted. ARGV: the window in ms, then each maximum. Answers count and ms to the end of each. */
const script = `
local over = false
local counts = {}
for i, key in ipairs(KEYS) do
  local count
  if over then
    count = tonumber(redis.call('GET', key) or '0')
  else
    count = redis.call('INCR', key)
    if count == 1 then redis.call('PEXPIRE', key, ARGV[1]) end
    over = count > tonumber(ARGV[i + 1])
  end
  counts[2 * i - 1] = count
  counts[2 * i] = redis.call('PTTL', key)
end
return counts`

const prefix = 'brigade:limit:'

interface Patience {
  /** How long a connection and an answer are waited for. */
  connect_ms: number
  answer_ms: number
  /** How long Redis is left alone once it did not answer. */
  rest_ms: number
}

const patient: Patience = { connect_ms: 1_000, answer_ms: 250, rest_ms: 5_000 }

/** Counters of all processes that share REDIS_URL, or of this one where it is not set. */
export async function openCounters(
  config: Pick<Config, 'redisUrl'>,
  log: Log,
  now: () => Date,
  patience = patient,
): Promise<Counters> {
  const own = processCounters(now)
  if (!config.redisUrl) return own
  const { Redis, ReplyError } = await import('ioredis')
  const redis = new Redis(config.redisUrl, {
    lazyConnect: true,
    connectTimeout: patience.connect_ms,
    commandTimeout: patience.answer_ms,
    // What cannot be counted at once is counted here; nothing waits in a queue.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    retryStrategy: (times) => Math.min(times * 200, patience.rest_ms),
    protocol: 2,
    disableClientInfo: true,
  })
  const isRefusal = (error: unknown) => error instanceof ReplyError
  return sharedCounters(redis, own, { log, rest_ms: patience.rest_ms, isRefusal })
}

/** Counts in Redis, and by `own` for as long as it is down: nobody waits for it or is refused because of it. */
function sharedCounters(
  redis: Redis,
  own: Counters,
  { log, rest_ms, isRefusal }: { log: Log; rest_ms: number; isRefusal: (error: unknown) => boolean },
): Counters {
  let connecting: Promise<void> | undefined
  let is_down = false
  let rests_until_ms = 0

  const wentDown = (error: unknown) => {
    rests_until_ms = performance.now() + rest_ms
    if (is_down) return
    is_down = true
    // Not the error itself: that of a refused password has the password in it.
    log.warn(
      { reason: (error as Error).message },
      'Redis does not answer; each process counts requests for itself meanwhile',
    )
  }
  const cameBack = () => {
    rests_until_ms = 0
    if (!is_down) return
    is_down = false
    log.info('Redis answers again; requests are counted together')
  }
  redis.on('error', wentDown)
  redis.on('close', () => wentDown(new Error('the connection was closed')))
  redis.on('ready', cameBack)

  return {
    async count(what, window_ms) {
      connecting ??= redis.connect().catch(wentDown)
      await connecting
      if (redis.status !== 'ready' || performance.now() < rests_until_ms) return own.count(what, window_ms)
      try {
        const keys = what.map(({ key }) => prefix + key)
        const maxima = what.map(({ max }) => max)
        const counts = (await redis.eval(script, keys.length, ...keys, window_ms, ...maxima)) as number[]
        cameBack()
        return pairs(counts, window_ms)
      } catch (error) {
        const is_first = performance.now() >= rests_until_ms
        wentDown(error)
        // After a silence nobody knows which answer belongs to which question: a new connection begins anew.
        if (is_first && !isRefusal(error)) redis.disconnect(true)
        return own.count(what, window_ms)
      }
    },
    status: () => (is_down ? 'down' : 'shared'),
    async close() {
      redis.removeAllListeners('close')
      redis.disconnect()
    },
  }
}

/** A key that is not there has a whole window before it. */
function pairs(counts: number[], window_ms: number): Count[] {
  return Array.from({ length: counts.length / 2 }, (_, index) => {
    const ends_in_ms = counts[2 * index + 1]!
    return { count: counts[2 * index]!, ends_in_ms: ends_in_ms < 0 ? window_ms : ends_in_ms }
  })
}
