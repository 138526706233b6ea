import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './class-names.ts'
import { formatNumber } from './format.ts'
import { useUi } from './scope.tsx'
import css from './Tabs.module.css'

export interface Tab<V extends string> {
  value: V
  label: string
  count?: number
  tone?: 'warning' | 'danger' | 'success'
}

interface TabsProps<V extends string> {
  /** Read aloud: what the tabs divide. */
  label: string
  tabs: readonly Tab<V>[]
  value: V
  onChange: (value: V) => void
  /** The content of the chosen tab. */
  children: ReactNode
}

/** One tab stop; arrow keys move among the tabs. */
export function Tabs<V extends string>({ label, tabs, value, onChange, children }: TabsProps<V>) {
  const { locale } = useUi()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tab = document.getElementById(`${id}-${value}`)
    if (!list.current || !tab) return
    // Not scrollIntoView: it would move the page as well.
    const hidden = tab.offsetLeft + tab.offsetWidth - list.current.offsetLeft > list.current.clientWidth
    list.current.scrollLeft = hidden ? tab.offsetLeft - list.current.offsetLeft : 0
  }, [id, value])
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.value === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]!
    onChange(next.value)
    document.getElementById(`${id}-${next.value}`)?.focus()
  }
  return (
    <div>
      <div ref={list} className={css.tabs} role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.value}
            id={`${id}-${tab.value}`}
            type="button"
            role="tab"
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className={css.tab}
            onClick={() => onChange(tab.value)}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className={classNames(css.count, tab.count > 0 && tab.tone && css[tab.tone])}>
                {formatNumber(tab.count, locale)}
              </span>
            )}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </div>
  )
}
