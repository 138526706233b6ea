import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import css from './Button.module.css'
import { classNames } from './class-names.ts'
import { Anchor } from './scope.tsx'

interface Look {
  /** `primary` once a page, `quiet` in rows and bars, `danger` for what cannot be undone. */
  variant?: 'primary' | 'default' | 'quiet' | 'danger'
  size?: 'small' | 'medium' | 'large'
  /** As wide as its place. */
  wide?: boolean
  icon?: ReactNode
  children: ReactNode
}

export interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Shows a turning ring and takes no clicks. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

function lookClass({ variant = 'default', size = 'medium', wide }: Omit<Look, 'children'>, extra?: string) {
  return classNames(
    css.button,
    variant !== 'default' && css[variant],
    size !== 'medium' && css[size],
    wide && css.wide,
    extra,
  )
}

export function Button({ variant, size, wide, icon, busy, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={lookClass({ variant, size, wide }, className)}
      disabled={rest.disabled || busy}
      data-busy={busy || undefined}
      aria-busy={busy || undefined}
    >
      {icon}
      <span>{children}</span>
      {busy && <i className={css.spinner} aria-hidden />}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, wide, icon, href, children }: Look & { href: string }) {
  return (
    <Anchor href={href} className={lookClass({ variant, size, wide })}>
      {icon}
      <span>{children}</span>
    </Anchor>
  )
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Read aloud and shown on hover. */
  label: string
  icon: ReactNode
  pressed?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ label, icon, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={classNames(css.icon, className)}
      aria-label={label}
      aria-pressed={pressed}
    >
      {icon}
    </button>
  )
}
