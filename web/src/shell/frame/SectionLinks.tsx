import { useLocation } from '@tanstack/react-router'
import { useId } from 'react'
import { AppLink } from '../AppLink.tsx'
import { isInside, type Place, useNavigation } from './navigation.ts'
import css from './SectionLinks.module.css'
import { Waiting } from './Waiting.tsx'

/** A place of the menu and what belongs to it, at the head of their pages; nothing where there is but one. */
export function SectionLinks({ of }: { of: string }) {
  const { places } = useNavigation()
  const own = places.filter((place) => place.href === of || place.within === of)
  if (own.length < 2) return null
  return <Links places={own} />
}

function Links({ places }: { places: readonly Place[] }) {
  const { pathname } = useLocation()
  const id = useId()
  // The first holds the others' addresses, too.
  const current = places.findLast((place) => isInside(pathname, place.href))
  return (
    <nav className={css.links} aria-label={places[0]!.label}>
      {places.map(({ href, label, waiting, within }) => (
        <AppLink
          key={href}
          href={href}
          className={css.link}
          aria-current={href === current?.href ? 'page' : undefined}
          aria-describedby={waiting && within ? `${id}${href}` : undefined}
        >
          {label}
          {waiting && within && <Waiting id={`${id}${href}`} list={waiting} />}
        </AppLink>
      ))}
    </nav>
  )
}
