import { classNames } from './class-names.ts'
import css from './Figures.module.css'
import {
  type DateStyle,
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
  type NumberOptions,
} from './format.ts'
import { useUi, useWords } from './scope.tsx'

interface FigureProps extends NumberOptions {
  /** Null and undefined show a dash. */
  value: number | null | undefined
  /** Colours by sign: `good` when more is better, `bad` when more is worse. */
  tone?: 'up_is_good' | 'up_is_bad'
}

function Dash() {
  const words = useWords()
  return (
    <span className={css.muted}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{words.no_value}</span>
    </span>
  )
}

function toneClass(value: number, tone: FigureProps['tone']) {
  if (!tone || value === 0) return undefined
  return value > 0 === (tone === 'up_is_good') ? css.good : css.bad
}

/** An amount in its currency, the restaurant's unless given. */
export function Money({ value, currency, tone, ...options }: FigureProps & { currency?: string }) {
  const ui = useUi()
  if (value === null || value === undefined) return <Dash />
  return (
    <span className={classNames(css.figure, toneClass(value, tone))}>
      {formatMoney(value, ui.locale, currency ?? ui.currency, options)}
    </span>
  )
}

/** A number, with its unit after it. */
export function Num({ value, unit, tone, ...options }: FigureProps & { unit?: string }) {
  const { locale } = useUi()
  if (value === null || value === undefined) return <Dash />
  return (
    <span className={classNames(css.figure, toneClass(value, tone))}>
      {formatNumber(value, locale, options)}
      {unit && <span className={css.muted}> {unit}</span>}
    </span>
  )
}

/** A share from 0 to 1. */
export function Percent({ value, decimals }: { value: number | null | undefined; decimals?: number }) {
  const { locale } = useUi()
  if (value === null || value === undefined) return <Dash />
  return <span className={css.figure}>{formatPercent(value, locale, decimals)}</span>
}

interface DateTextProps {
  /** YYYY-MM-DD or an ISO instant. */
  value: string | null | undefined
  as?: DateStyle
  /** “3 hours ago” for a week, then the date; the full moment on hover. */
  relative?: boolean
}

export function DateText({ value, as, relative }: DateTextProps) {
  const { locale, timeZone } = useUi()
  if (!value) return <Dash />
  const full = formatDate(value, locale, timeZone)
  const shown = as ? formatDate(value, locale, timeZone, as) : full
  return (
    <time dateTime={value} title={full} className={css.figure}>
      {(relative && formatRelative(value, Date.now(), locale)) || shown}
    </time>
  )
}

interface PeriodTextProps {
  /** YYYY-MM-DD, both included. */
  from: string | null | undefined
  to: string | null | undefined
}

/** From one day to another; a whole month by its name. */
export function PeriodText({ from, to }: PeriodTextProps) {
  if (!from || !to || from === to) return <DateText value={from ?? to} />
  if (isWholeMonth(from, to)) return <DateText value={from} as="month" />
  return (
    <span className={css.figure}>
      <DateText value={from} as={from.slice(0, 4) === to.slice(0, 4) ? 'day_short' : 'day'} /> –{' '}
      <DateText value={to} />
    </span>
  )
}

function isWholeMonth(from: string, to: string): boolean {
  const [year, month] = to.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return from === `${to.slice(0, 8)}01` && to.endsWith(`-${last}`)
}
