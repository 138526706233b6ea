import type { CSSProperties } from 'react'
import css from './Avatar.module.css'
import { classNames } from './class-names.ts'

/** Warm and green tints only, so that a list of people stays calm. */
const hues = [28, 44, 78, 142, 164, 188, 210, 350]

/** First letters of the first and last word. @example initials('Olivia van Owner') // 'OO' */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return chosen.map((word) => [...word][0]!.toLocaleUpperCase()).join('')
}

const hueOf = (name: string) =>
  hues[[...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7) % hues.length]!

interface AvatarProps {
  name: string
  /** Pixels. */
  size?: number
  /** Square for places, round for people. */
  square?: boolean
}

/** Decorative: the name stands beside it. */
export function Avatar({ name, size = 32, square }: AvatarProps) {
  const style = { width: size, height: size, fontSize: size * 0.38, '--hue': hueOf(name) } as CSSProperties
  return (
    <span
      className={classNames(css.avatar, square && css.square)}
      style={style}
      data-initials={initials(name)}
      aria-hidden
    />
  )
}
