import { hash } from 'node:crypto'

/** The entity tag of an answer: 128 bits of the SHA-256 of its body, before any compression. */
export function tagOf(body: string): string {
  return `"${hash('sha256', body, 'base64url').slice(0, 22)}"`
}

/**
 * Whether If-Match or If-None-Match names this tag; `*` names any. A weak tag counts as the strong one: proxies that
 * compress weaken what passes through them, and ours are made from the content. Source: RFC 9110, 8.8.3 and 13.1.
 */
export function namesTag(header: string, tag: string): boolean {
  return header.trim() === '*' || header.match(/"[^"]*"/g)?.includes(tag) === true
}
