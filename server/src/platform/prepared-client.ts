import type { Socket } from 'node:net'
import pg from 'pg'

const mostStatements = 500
const longest_characters = 4_000

/** Names of statements by their text, the same in every connection: s1, s2, … */
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostStatements || text.length > longest_characters) return known
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

/**
 * A connection that prepares each parameterised statement once: PostgreSQL then need not parse and plan it again
 * at every request. Long ones (bulk inserts) and those beyond the first 500 texts go unprepared.
 */
export class PreparedClient extends pg.Client {
  // pg's overloads cannot be written down once more; every form but (text, values) goes through unchanged.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  override query(config: any, values?: any, callback?: any): any {
    if (typeof config === 'string' && config.startsWith('begin')) this.holdBriefly()
    if (typeof config === 'string' && Array.isArray(values) && values.length > 0 && callback === undefined) {
      const name = nameOf(config)
      if (name) return super.query({ name, text: config, values })
    }
    return super.query(config, values, callback)
  }

  /** What is sent until the event loop turns, BEGIN and the first query, goes out as one packet. */
  private holdBriefly() {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    stream.cork()
    setImmediate(() => stream.uncork())
  }
}
