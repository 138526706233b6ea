import { useTranslation } from 'react-i18next'
import { useKeys } from './use-keys.ts'
import { stepPiece } from './use-linking.ts'
import type { Work } from './use-workbench.ts'

function focusSearch() {
  document.querySelector<HTMLInputElement>('#reconciliation-search input')?.focus()
}

const isOnControl = () => document.activeElement?.matches('a, button, summary') ?? false

/** Through the items without a mouse: what each key does where one is. */
export function useWorkKeys(work: Work, onHelp: () => void): void {
  const { t } = useTranslation('reconciliation')
  const { walk, linker, settling, say } = work
  const is_linking = linker.linking !== undefined
  const step = (by: 1 | -1) => (is_linking ? stepPiece(by) : void walk.step(by))
  const act = (what: Parameters<Work['act']>[0]) => () => (is_linking ? false : work.act(what))
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    a: act('accept'),
    d: act('dispute'),
    x: act('reject'),
    o: act('reopen'),
    l: () => (work.may_settle && !is_linking ? linker.begin(walk.selected) : false),
    u: () => void settling.undo().then((was) => say(was ? '' : t('settle.nothing_to_undo'))),
    // On a button the space bar presses it, and so chooses a line.
    ' ': () => (is_linking || isOnControl() || !walk.selected ? false : work.mark(walk.selected)),
    Enter: () => (is_linking ? void linker.link() : false),
    Escape: () => {
      if (is_linking) return linker.leave()
      return work.marked.length > 0 ? work.clearMarks() : false
    },
    '/': focusSearch,
    '?': onHelp,
  })
}
