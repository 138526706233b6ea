import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import { fill } from '../words.ts'
import css from './Paper.module.css'
import { type PaperBox, type PaperPage, shareOf } from './paper-geometry.ts'
import { placeStyle } from './place-style.ts'
import { inOrder, moveTo, nearestWord, type PaperWord, type WordRange } from './word-range.ts'

export interface WordPicking {
  /** The words of a page in reading order; must stay the same function as long as it is the same document. */
  load: (page: number, signal: AbortSignal) => Promise<readonly PaperWord[]>
  /** Words that were pointed at, dragged over, or chosen by keys. */
  onPick: (words: readonly PaperWord[], page: number) => void
  /** Back to where they were asked for. */
  onLeave: () => void
}

interface PaperWordsProps extends WordPicking {
  page: PaperPage
  /** What is looked at: keys begin there. */
  near: PaperBox | undefined
}

const wordAt = (target: EventTarget | null) => {
  const index = (target as HTMLElement | null)?.closest<HTMLElement>('[data-word]')?.dataset.word
  return index === undefined ? undefined : Number(index)
}

/**
 * The words of a page to point at: a press takes one, a drag or Shift all between, on a phone another press in the
 * same line adds up to there. By keys: arrows, Shift with arrows, Enter takes, Escape leaves.
 */
export function PaperWords({ page, near, load, onPick, onLeave }: PaperWordsProps) {
  const texts = useWords()
  const id = useId()
  const words = useLoaded(page.number, load)
  const [range, setRange] = useState<WordRange>()
  const take = (next: WordRange) => onPick(words.slice(...inOrder(next)), page.number)
  const hands = useHands({ words, range, setRange, take })
  const start = range?.to ?? nearestWord(words, near)
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      return onLeave()
    }
    if (event.key === 'Enter' && range) {
      event.preventDefault()
      take(range)
      return onLeave()
    }
    const to = moveTo(words, start, event.key)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setRange({ from: event.shiftKey && range ? range.from : to, to })
    document.getElementById(`${id}-${to}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  if (words.length === 0) return null
  return (
    <div
      role="listbox"
      aria-label={fill(texts.words_of_page, { page: page.number })}
      aria-multiselectable
      aria-activedescendant={range && `${id}-${range.to}`}
      tabIndex={0}
      data-words
      className={css.words}
      {...hands}
      onKeyDown={press}
      onFocus={() => words[start] && setRange({ from: start, to: start })}
    >
      <Options {...{ id, page, words, range }} />
    </div>
  )
}

interface OptionsProps {
  id: string
  page: PaperPage
  words: readonly PaperWord[]
  range: WordRange | undefined
}

function Options({ id, page, words, range }: OptionsProps) {
  const [first, after] = range ? inOrder(range) : [0, 0]
  return words.map(({ text, box }, index) => {
    const place = shareOf(box, page)
    const is_taken = index >= first && index < after
    return (
      place && (
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and says which one is meant
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of a page stay as they are
          key={index}
          id={`${id}-${index}`}
          role="option"
          aria-selected={is_taken}
          aria-label={text}
          data-word={index}
          className={classNames(css.word, is_taken && css.taken)}
          style={placeStyle(place)}
        />
      )
    )
  })
}

interface HandsOptions {
  words: readonly PaperWord[]
  range: WordRange | undefined
  setRange: (range: WordRange) => void
  take: (range: WordRange) => void
}

/** A mouse drags, a thumb taps: dragging it scrolls. */
function useHands({ words, range, setRange, take }: HandsOptions) {
  const drag_from = useRef<number>(undefined)
  const onPointerDown = (event: PointerEvent) => {
    const at = wordAt(event.target)
    if (at === undefined || event.button !== 0) return
    // What is being typed keeps the cursor.
    event.preventDefault()
    if (event.pointerType === 'touch') return
    drag_from.current = event.shiftKey && range ? range.from : at
    setRange({ from: drag_from.current, to: at })
  }
  const onPointerMove = (event: PointerEvent) => {
    const at = wordAt(event.target)
    if (drag_from.current !== undefined && at !== undefined) setRange({ from: drag_from.current, to: at })
  }
  const onPointerUp = (event: PointerEvent) => {
    const at = wordAt(event.target)
    const from = drag_from.current
    drag_from.current = undefined
    if (event.pointerType === 'touch' || from === undefined) return
    take(range && at === undefined ? range : { from, to: at ?? from })
  }
  const onClick = (event: MouseEvent) => {
    const at = wordAt(event.target)
    if (at === undefined || (event.nativeEvent as globalThis.PointerEvent).pointerType !== 'touch') return
    const goes_on = range && at > range.to && words[at]!.line === words[range.from]!.line
    const next = { from: goes_on ? range.from : at, to: at }
    setRange(next)
    take(next)
  }
  return { onPointerDown, onPointerMove, onPointerUp, onClick }
}

function useLoaded(page: number, load: WordPicking['load']): readonly PaperWord[] {
  const [words, setWords] = useState<readonly PaperWord[]>([])
  useEffect(() => {
    const stop = new AbortController()
    load(page, stop.signal).then(
      (found) => !stop.signal.aborted && setWords(found),
      // Whoever cannot be shown words types them.
      () => undefined,
    )
    return () => stop.abort()
  }, [page, load])
  return words
}
