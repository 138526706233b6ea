/** What the provider that received a mail says of who sent it. */
export type Verdict = 'passed' | 'failed' | 'unknown'

interface Header {
  /** In lower case. */
  key: string
  value: string
}

/**
 * Reads what the receiving provider wrote at the top of a mail. Only its own words count: whoever sends a mail can write
 * such lines, too, but they stand below. DMARC decides; without it, SPF or DKIM have to pass for the sender's own
 * domain, or have failed. Source: RFC 8601 (Authentication-Results), RFC 7489, 3.1 (whose domain counts), RFC 7208, 9.1.
 */
export function authenticationOf(headers: readonly Header[], sender: string): Verdict {
  const domain = sender.split('@')[1] ?? ''
  const results = resultsOf(headers)
  const said = (method: string) => results.filter((result) => result.method === method)
  const dmarc = said('dmarc')[0]?.outcome
  if (dmarc === 'pass') return 'passed'
  if (dmarc === 'fail') return 'failed'
  const spf = said('spf')
  const dkim = said('dkim')
  const both = [...spf, ...dkim]
  if (both.some(({ outcome, of }) => outcome === 'pass' && isOf(of, domain))) return 'passed'
  const has_failed =
    spf.some(({ outcome }) => outcome === 'fail' || outcome === 'softfail') ||
    dkim.some(({ outcome }) => outcome === 'fail')
  return has_failed && !both.some(({ outcome }) => outcome === 'pass') ? 'failed' : 'unknown'
}

interface Result {
  method: string
  outcome: string
  /** The domain that passed or failed. */
  of: string
}

const longestHeader = 10_000

function resultsOf(headers: readonly Header[]): Result[] {
  const written = headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => withoutComments(value.slice(0, longestHeader)).split(';'))
  const own = written[0]?.[0]?.trim().split(/\s/)[0]?.toLowerCase()
  const results = written
    .filter(([by]) => by?.trim().split(/\s/)[0]?.toLowerCase() === own)
    .flatMap(([, ...said]) => said.flatMap(readResult))
  if (results.length > 0) return results
  return headers.flatMap(({ key, value }): Result[] => {
    const outcome = value.trim().split(/[\s(]/)[0]!.toLowerCase()
    if (key === 'received-spf' || key === 'x-mailgun-spf') return [{ method: 'spf', outcome, of: '' }]
    return key === 'x-mailgun-dkim-check-result' ? [{ method: 'dkim', outcome, of: '' }] : []
  })
}

function readResult(text: string): Result[] {
  const [, method, outcome] = /^\s*(\w+)(?:\/\d+)?\s*=\s*(\w+)/.exec(text) ?? []
  if (!method || !outcome) return []
  const named = /(?:header\.d|header\.i|smtp\.mailfrom|header\.from)\s*=\s*"?(?:[^\s"@]*@)?([\w.-]+)/i.exec(
    text,
  )
  return [
    { method: method.toLowerCase(), outcome: outcome.toLowerCase(), of: (named?.[1] ?? '').toLowerCase() },
  ]
}

/** Comments in parentheses may hold anything, one another included. */
function withoutComments(text: string): string {
  let depth = 0
  let rest = ''
  for (const letter of text) {
    if (letter === '(') depth += 1
    else if (letter === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) rest += letter
  }
  return rest
}

/** The same domain, or one below the other. */
const isOf = (one: string, other: string) =>
  one !== '' && other !== '' && (one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`))
