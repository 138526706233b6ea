import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import { usePlacesOf } from './places.ts'
import css from './SectionLinks.module.css'
import { Waiting } from './Waiting.tsx'

/** A place of the menu and what belongs to it, at the head of their pages; nothing where there is but one. */
export function SectionLinks({ of }: { of: string }) {
  const own = usePlacesOf(of)
  const id = useId()
  if (own.length < 2) return null
  return (
    <nav className={css.links} aria-label={own[0]!.label}>
      {own.map(({ href, label, waiting, within }) => (
        <Link
          key={href}
          to={href}
          preload="intent"
          // The first holds the others' addresses, too.
          activeOptions={{ exact: true, includeSearch: false }}
          className={css.link}
          aria-describedby={waiting && within ? `${id}${href}` : undefined}
        >
          {label}
          {waiting && within && <Waiting id={`${id}${href}`} list={waiting} />}
        </Link>
      ))}
    </nav>
  )
}
