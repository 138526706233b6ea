import { vi } from 'vitest'
import type { TestIssuer } from './oidc-issuer.ts'

/** Leads requests for an issuer's true address to one that a test plays; `vi.restoreAllMocks()` ends it. */
export function standInFor(issuers: Record<string, TestIssuer>): void {
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const url = new URL(String(input))
    const issuer = issuers[url.origin]
    return real(issuer ? `${issuer.origin}${url.pathname}${url.search}` : url, init)
  })
}
