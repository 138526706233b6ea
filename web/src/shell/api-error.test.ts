import { describe, expect, it } from 'vitest'
import { ApiError, errorOf, failureOf } from './api-error.ts'
import { explain, explainDetail, inLanguage, requestIdOf } from './explain.ts'
import errors from './locales/en/errors.json' with { type: 'json' }

/** The translator as far as errors need it. */
const t = ((key: string, options: { defaultValue?: string; seconds?: number } = {}) => {
  const path = key.replace('errors:', '').split('.')
  const found = path.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step],
    errors,
  )
  const text = typeof found === 'string' ? found : (options.defaultValue ?? key)
  return text.replace('{{seconds}}', String(options.seconds))
}) as never

const answer = (status: number, body: unknown, headers = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers })

describe('errors of the api', () => {
  it('are read from our answers', async () => {
    const details = [{ loc: ['body', 'email'], msg: 'must match format', type: 'format' }]
    const error = await errorOf(
      answer(422, { error: 'validation_failed', message: 'No.', details, request_id: 'r1' }),
    )
    expect(error).toMatchObject({
      status: 422,
      code: 'validation_failed',
      message: 'No.',
      details,
      requestId: 'r1',
    })
  })

  it("are told from a proxy's page", async () => {
    const error = await errorOf(answer(502, '<html>', { 'retry-after': '7' }))
    expect(error).toMatchObject({ status: 502, code: 'unreadable', retry_after_s: 7 })
  })

  it('know silence from slowness', () => {
    expect(failureOf(new TypeError('Failed to fetch')).code).toBe('network')
    expect(failureOf(new DOMException('', 'TimeoutError')).code).toBe('timeout')
  })
})

describe('explaining', () => {
  const error = (status: number, code: string, more = {}) =>
    new ApiError({ status, code, message: 'server says', ...more })

  it('goes by the code', () => {
    expect(explain(error(409, 'in_use'), t)).toBe(errors.in_use)
    expect(explain(error(429, 'too_many_requests', { retry_after_s: 9 }), t)).toContain('9 seconds')
  })

  it('hides what an unknown failure says, and trusts an unknown refusal', () => {
    expect(explain(error(500, 'odd'), t)).toBe(errors.internal_error)
    expect(explain(error(400, 'odd'), t)).toBe('server says')
    expect(explain(new Error('bug'), t)).toBe(errors.unexpected)
  })

  it('says details in the language where their kind is known', () => {
    const known = { loc: ['body', 'email'], msg: 'must match format', type: 'format' }
    const unknown = { loc: ['body', 'email'], msg: 'as it is', type: 'odd' }
    expect(explainDetail(known, t)).toBe(errors.fields.format)
    const said = inLanguage(
      error(422, 'validation_failed', { details: [known, unknown], requestId: 'r1' }),
      t,
    )
    expect((said as ApiError).details.map(({ msg }) => msg)).toEqual([errors.fields.format, 'as it is'])
    expect(requestIdOf(said)).toBe('r1')
  })
})
