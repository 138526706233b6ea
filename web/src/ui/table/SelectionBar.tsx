import { Button } from '../Button.tsx'
import { useWords } from '../scope.tsx'
import { fill } from '../words.ts'
import css from './DataTable.module.css'
import type { Selection } from './DataTable.tsx'

export function SelectionBar({ selection }: { selection: Selection }) {
  const words = useWords()
  return (
    <div className={css.bar} role="status">
      <span>{fill(words.selected, { count: selection.keys.size })}</span>
      {selection.actions}
      <Button variant="quiet" size="small" onClick={() => selection.onChange(new Set())}>
        {words.clear_selection}
      </Button>
    </div>
  )
}
