import { IconKey } from '@tabler/icons-react'
import css from './ProviderMark.module.css'

interface ProviderMarkProps {
  name: string
  /** A key for an issuer of the house's own, whose name says more than its letter. */
  plain?: boolean
}

/** The first letter of a provider's name: marks of others are theirs to give. Decorative beside the name. */
export function ProviderMark({ name, plain }: ProviderMarkProps) {
  return (
    <span className={css.mark} aria-hidden="true">
      {plain ? <IconKey size={13} stroke={2} /> : name.slice(0, 1).toUpperCase()}
    </span>
  )
}
