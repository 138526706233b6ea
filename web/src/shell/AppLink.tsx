import { Link } from '@tanstack/react-router'
import type { LinkProps } from '../ui/scope.tsx'

/** Parts of an address of the office. @example splitHref('/a?b=1#c') // { to: '/a', search: { b: '1' }, hash: 'c' } */
export function splitHref(href: string): { to: string; search: Record<string, string>; hash?: string } {
  const url = new URL(href, 'http://office')
  return {
    to: url.pathname,
    search: Object.fromEntries(url.searchParams),
    hash: url.hash.slice(1) || undefined,
  }
}

/** Follows addresses inside the office without loading the page anew; reads ahead when pointed at. */
export function AppLink({ href, ...rest }: LinkProps) {
  const outside = /^[a-z]+:|^\/(api|docs|redoc|r)(\/|$)/i.test(href)
  if (outside || href.startsWith('#')) return <a href={href} {...rest} />
  return <Link {...(splitHref(href) as { to: string })} preload="intent" {...rest} />
}
