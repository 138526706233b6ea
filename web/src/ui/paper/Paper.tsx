import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import css from './Paper.module.css'
import { PaperBar } from './PaperBar.tsx'
import { PaperSheet } from './PaperSheet.tsx'
import type { WordPicking } from './PaperWords.tsx'
import { type PaperMark, type PaperPage, scrollToSee, shareOf } from './paper-geometry.ts'
import { type LoadPicture, PictureShelf } from './picture-shelf.ts'
import { useCurrentPage } from './use-current-page.ts'
import { useZoom } from './use-zoom.ts'

export interface PaperProps {
  /** Read aloud: whose pages these are. */
  label: string
  pages: readonly PaperPage[]
  marks: readonly PaperMark[]
  /** A picture of a page; must stay the same function as long as it is the same document. */
  load: LoadPicture
  /** Looked at: scrolled to and framed. */
  chosen?: string | undefined
  /** Pointed at: framed lightly, scrolled to after a moment. */
  pointed?: string | undefined
  onChoose: (id: string) => void
  /** While given, the words of the pages can be pointed at. */
  picking?: WordPicking | undefined
  /** At the end of the bar. */
  tools?: ReactNode
}

/** Pages below one another as pictures, with places that can be pressed; zoomed and scrolled by hand or by keys. */
export function Paper(props: PaperProps) {
  const { label, pages, marks, load, chosen, pointed, onChoose, picking, tools } = props
  const scroller = useRef<HTMLElement>(null)
  const { zoom, zoomTo, step } = useZoom(scroller)
  const { place, goTo } = useCurrentPage(scroller, pages.length)
  const shelf = useShelf(load)
  const { by_page, by_id } = useMemo(() => sorted(marks), [marks])
  const on = (id: string | undefined, page: PaperPage) =>
    id && by_id.get(id)?.page === page.number ? id : undefined
  const widest = useMemo(() => Math.max(...pages.map(({ width }) => width)), [pages])
  useRevealed(scroller, pages, marks, chosen, 0)
  useRevealed(scroller, pages, marks, pointed, 180)
  const press = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      PageDown: () => goTo(place + 1),
      PageUp: () => goTo(place - 1),
      Home: () => goTo(1),
      End: () => goTo(pages.length),
      '+': () => step(1),
      '=': () => step(1),
      '-': () => step(-1),
      '0': () => zoomTo(1),
    }
    const act = !event.altKey && !event.ctrlKey && !event.metaKey && acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div className={css.paper}>
      <PaperBar
        place={place}
        count={pages.length}
        zoom={zoom}
        onPage={goTo}
        onZoom={step}
        onFit={() => zoomTo(1)}
      >
        {tools}
      </PaperBar>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      {/* biome-ignore-start lint/a11y/noStaticElementInteractions: keys that scroll and zoom */}
      <section ref={scroller} className={css.scroller} tabIndex={0} aria-label={label} onKeyDown={press}>
        <div className={css.stack} style={{ width: `${zoom * 100}%` }}>
          {pages.map((page) => (
            <PaperSheet
              key={page.number}
              page={page}
              share={page.width / widest}
              zoom={zoom}
              shelf={shelf}
              marks={by_page.get(page.number) ?? none}
              chosen={on(chosen, page)}
              pointed={on(pointed, page)}
              onChoose={onChoose}
              picking={picking}
            />
          ))}
        </div>
      </section>
      {/* biome-ignore-end lint/a11y/noStaticElementInteractions: as above */}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: as above */}
    </div>
  )
}

const none: readonly PaperMark[] = []

function sorted(marks: readonly PaperMark[]) {
  const by_page = new Map<number, PaperMark[]>()
  for (const mark of marks) {
    const before = by_page.get(mark.page)
    if (before) before.push(mark)
    else by_page.set(mark.page, [mark])
  }
  return { by_page, by_id: new Map(marks.map((mark) => [mark.id, mark])) }
}

function useShelf(load: LoadPicture): PictureShelf {
  const [shelf, setShelf] = useState(() => new PictureShelf(load))
  const known = useRef(load)
  useEffect(() => {
    if (known.current === load) return
    known.current = load
    setShelf(new PictureShelf(load))
  }, [load])
  useEffect(() => () => shelf.close(), [shelf])
  return shelf
}

/** Scrolls to a place when it is out of sight; far jumps are not shown on the way. */
function useRevealed(
  scroller: React.RefObject<HTMLElement | null>,
  pages: readonly PaperPage[],
  marks: readonly PaperMark[],
  id: string | undefined,
  after_ms: number,
) {
  const known = useRef({ pages, marks })
  known.current = { pages, marks }
  useEffect(() => {
    if (!id) return
    const timer = setTimeout(() => {
      const mark = known.current.marks.find((each) => each.id === id)
      const page = mark && known.current.pages.find(({ number }) => number === mark.page)
      if (scroller.current && mark && page) reveal(scroller.current, mark, page)
    }, after_ms)
    return () => clearTimeout(timer)
  }, [id, after_ms, scroller])
}

function reveal(scroller: HTMLElement, mark: PaperMark, page: PaperPage) {
  const sheet = scroller.querySelector<HTMLElement>(`[data-sheet="${page.number}"]`)
  const share = shareOf(mark.box, page)
  if (!sheet || !share) return
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller
  const along = (from: number, length: number, at: number, extent: number) => ({
    start: from + at * length,
    end: from + (at + extent) * length,
  })
  const down = along(sheet.offsetTop, sheet.offsetHeight, share.top, share.height)
  const across = along(sheet.offsetLeft, sheet.offsetWidth, share.left, share.width)
  const top = scrollToSee(down, { start: scrollTop, length: clientHeight })
  const left = scrollToSee(across, { start: scrollLeft, length: clientWidth })
  if (top === undefined && left === undefined) return
  const is_far = Math.abs((top ?? scrollTop) - scrollTop) > 2 * clientHeight
  const is_calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  scroller.scrollTo({
    top: top ?? scrollTop,
    left: left ?? scrollLeft,
    behavior: is_far || is_calm ? 'instant' : 'smooth',
  })
}
