import { useMemo, useState } from 'react'
import type { ReconciliationItem } from '../queries.ts'
import {
  choiceOf,
  type LinkChoice,
  nothingChosen,
  sumsOf,
  takenItems,
  toggleEntry,
  toggleLine,
} from './link-choice.ts'
import type { Linking } from './row-context.ts'
import type { Settling } from './use-settling.ts'

/** Putting lines and entries together by hand: what is chosen, through every filter, until it is linked or left. */
export function useLinking(settling: Settling, onLinked: (made: ReconciliationItem) => void) {
  const [choice, setChoice] = useState<LinkChoice>()
  const [busy, setBusy] = useState(false)
  const linking = useMemo<Linking | undefined>(
    () =>
      choice && {
        choice,
        onLine: (line, item) => setChoice((before) => toggleLine(before ?? nothingChosen, line, item)),
        onEntry: (entry, item) => setChoice((before) => toggleEntry(before ?? nothingChosen, entry, item)),
      },
    [choice],
  )
  const link = async () => {
    if (!choice || busy || !sumsOf(choice).is_ready) return
    setBusy(true)
    const chosen = { statement_lines: [...choice.lines.keys()], ledger_ids: [...choice.entries.keys()] }
    const made = await settling.link(chosen, takenItems(choice))
    setBusy(false)
    if (!made) return
    setChoice(undefined)
    const line = chosen.statement_lines[0]
    const whole = made.find(({ details }) => details.statement_lines.some((each) => each.line === line))
    if (whole) onLinked(whole)
  }
  return {
    linking,
    busy,
    begin: (item: ReconciliationItem | undefined) => setChoice(choiceOf(item)),
    leave: () => setChoice(undefined),
    link,
  }
}

/** The next or previous line or entry to choose, as the eye goes down the page. */
export function stepPiece(by: 1 | -1): void {
  const pieces = [...document.querySelectorAll<HTMLElement>('[data-piece]')]
  const at = pieces.indexOf(document.activeElement as HTMLElement)
  const in_sight = () => pieces.findIndex((piece) => piece.getBoundingClientRect().top > 80)
  const next = pieces[at < 0 ? Math.max(0, in_sight()) : at + by]
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}
