import { useEffect, useRef } from 'react'
import { useUi } from '../../../ui/scope.tsx'
import { type Picking, useChoice } from './choice.ts'
import { type PageWriting, pickedText } from './picked-text.ts'
import { parseTyped, type ValueKind } from './typed-value.ts'
import { hasDateWheel } from './ValueInput.tsx'

/** Words of the page go where somebody is typing, for as long as they are; `focus` leads back there from the page. */
export function usePicking(
  kind: ValueKind,
  onText: (text: string) => void,
  focus: () => void,
): { has_pages: boolean; goToWords: () => void } {
  const choice = useChoice()
  const { locale } = useUi()
  const latest = useRef<Picking>(undefined)
  latest.current = {
    take(printed: string, writing: PageWriting) {
      const text = pickedText(kind, printed, writing, locale)
      onText(hasDateWheel(kind) ? String(parseTyped(kind, text, locale) ?? '') : text)
    },
    leave: focus,
  }
  useEffect(() => {
    const picking: Picking = {
      take: (...words) => latest.current?.take(...words),
      leave: () => latest.current?.leave(),
    }
    choice.pick(picking)
    return () => choice.leavePick(picking)
  }, [choice])
  return { has_pages: choice.has_pages, goToWords }
}

/** Of the page that is in sight: only pages near it have words to point at. */
function goToWords(): void {
  const lists = [...document.querySelectorAll<HTMLElement>('[data-words]')]
  const seen = lists.find((list) => list.getBoundingClientRect().bottom > 0)
  ;(seen ?? lists[0])?.focus()
}
