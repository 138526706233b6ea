import type { ReconciliationItem } from '../queries.ts'
import type { Entry, Line, LinkChoice } from './link-choice.ts'

/** While lines and entries are put together by hand. */
export interface Linking {
  choice: LinkChoice
  onLine: (line: Line, item: ReconciliationItem) => void
  onEntry: (entry: Entry, item: ReconciliationItem) => void
}

export type RowAct = 'accept' | 'dispute' | 'reject' | 'link' | 'reopen'

/** What a row asks its list to do; the same functions for as long as the list stands. */
export interface RowHandlers {
  onSelect: (item: ReconciliationItem) => void
  onMark: (item: ReconciliationItem) => void
  onAct: (act: RowAct, item: ReconciliationItem) => void
}
