import { type ComponentType, createContext, type ReactNode, type Ref, useContext } from 'react'
import { englishWords, type UiWords } from './words.ts'

export interface LinkProps {
  href: string
  children?: ReactNode
  className?: string
  onClick?: (event: React.MouseEvent<HTMLAnchorElement>) => void
  'aria-current'?: 'page'
  'aria-label'?: string
  tabIndex?: number
  role?: 'menuitem'
  'data-title'?: string
  ref?: Ref<HTMLAnchorElement>
}

/** What the kit needs to know of the world: language, money, time and how to follow a link. */
export interface UiSettings {
  /** BCP 47, decides separators and names of months. */
  locale: string
  /** ISO 4217, used where no currency is given. */
  currency: string
  /** IANA time zone in which instants are shown. */
  timeZone: string
  words: UiWords
  /** Follows an address inside the application; a plain anchor unless given. */
  Link: ComponentType<LinkProps>
}

const PlainLink = (props: LinkProps) => <a {...props} />

const UiContext = createContext<UiSettings>({
  locale: 'en',
  currency: 'EUR',
  timeZone: 'UTC',
  words: englishWords,
  Link: PlainLink,
})

/** Hands settings to every component below; what is not given stays as it is above. */
export function UiScope({ children, ...changes }: Partial<UiSettings> & { children: ReactNode }) {
  const above = useContext(UiContext)
  return <UiContext value={{ ...above, ...changes }}>{children}</UiContext>
}

export const useUi = () => useContext(UiContext)
export const useWords = () => useContext(UiContext).words

/** A link inside the application, by its address. */
export function Anchor(props: LinkProps) {
  const { Link } = useUi()
  return <Link {...props} />
}
