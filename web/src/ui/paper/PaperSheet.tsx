import { IconRefresh } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '../Button.tsx'
import { classNames } from '../class-names.ts'
import { useWords } from '../scope.tsx'
import { useNear } from '../use-near.ts'
import { fill } from '../words.ts'
import css from './Paper.module.css'
import { PaperWords, type WordPicking } from './PaperWords.tsx'
import { type PaperMark, type PaperPage, pictureWidth, shareOf } from './paper-geometry.ts'
import type { PictureShelf } from './picture-shelf.ts'
import { placeStyle } from './place-style.ts'

interface PaperSheetProps {
  page: PaperPage
  /** Its width among the widest of the pages, 0 to 1. */
  share: number
  zoom: number
  shelf: PictureShelf
  marks: readonly PaperMark[]
  /** The one that is looked at, when it is on this page; and the one that is pointed at. */
  chosen: string | undefined
  pointed: string | undefined
  onChoose: (id: string) => void
  picking?: WordPicking | undefined
}

/** One page: a sheet of the right shape at once, its picture and its places when it is near. */
export const PaperSheet = memo(function PaperSheet(props: PaperSheetProps) {
  const { page, share, shelf, marks, onChoose, picking } = props
  const words = useWords()
  const sheet = useRef<HTMLDivElement>(null)
  const near = useNear(sheet, '60% 0px')
  const width_px = useWantedWidth(sheet, near, props.zoom)
  useEffect(() => {
    if (near && width_px) shelf.want(page.number, width_px)
  }, [near, width_px, shelf, page.number])
  useEffect(() => {
    if (near) return () => shelf.leave(page.number)
  }, [near, shelf, page.number])
  const picture = useSyncExternalStore(shelf.subscribe, () => shelf.picture(page.number))
  const failed = useSyncExternalStore(shelf.subscribe, () => shelf.failed(page.number))
  const chosen = marks.find(({ id }) => id === props.chosen)
  const alt = fill(words.page, { page: page.number })
  return (
    <div
      ref={sheet}
      data-sheet={page.number}
      className={css.sheet}
      style={{ width: `${share * 100}%`, aspectRatio: `${page.width} / ${page.height}` }}
    >
      {picture && <img src={picture.url} alt={alt} className={css.picture} draggable={false} />}
      {near && !picture && !failed && <span className={css.waiting} role="img" aria-label={words.loading} />}
      {failed && (
        <div className={css.failed} role="alert">
          <p>{words.page_failed}</p>
          <Button
            size="small"
            icon={<IconRefresh size={16} />}
            onClick={() => shelf.tryAgain(page.number, width_px || 800)}
          >
            {words.try_again}
          </Button>
        </div>
      )}
      {near && <Marks page={page} marks={marks} onChoose={onChoose} />}
      {props.pointed !== props.chosen && (
        <Spot page={page} mark={marks.find(({ id }) => id === props.pointed)} look={css.pointed} />
      )}
      <Spot page={page} mark={chosen} look={css.chosen} />
      {near && picking && <PaperWords page={page} near={chosen?.box} {...picking} />}
    </div>
  )
})

/** The width a picture is asked in: measured when the page comes near and whenever the zoom comes to rest. */
function useWantedWidth(sheet: React.RefObject<HTMLElement | null>, near: boolean, zoom: number): number {
  const [width_px, setWidth] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom is another width
  useEffect(() => {
    if (!near) return
    const measure = () => setWidth(pictureWidth(sheet.current?.clientWidth ?? 0, devicePixelRatio))
    const timer = setTimeout(measure, width_px ? 200 : 0)
    return () => clearTimeout(timer)
  }, [near, zoom, sheet])
  return width_px
}

interface MarksProps {
  page: PaperPage
  marks: readonly PaperMark[]
  onChoose: (id: string) => void
}

/**
 * Every place is a button. The keyboard reaches the same values in the list beside, in reading order, so they are
 * no stops of their own: a page has a hundred.
 */
const Marks = memo(function Marks({ page, marks, onChoose }: MarksProps) {
  return marks.map((mark) => {
    const place = shareOf(mark.box, page)
    return (
      place && (
        <button
          key={mark.id}
          type="button"
          tabIndex={-1}
          title={mark.label}
          aria-label={mark.label}
          className={classNames(css.mark, mark.doubtful && css.doubtful)}
          style={placeStyle(place)}
          onClick={() => onChoose(mark.id)}
        />
      )
    )
  })
})

function Spot({
  page,
  mark,
  look,
}: {
  page: PaperPage
  mark: PaperMark | undefined
  look: string | undefined
}) {
  const place = mark && shareOf(mark.box, page)
  return place ? (
    <span key={mark.id} className={classNames(css.spot, look)} style={placeStyle(place)} aria-hidden />
  ) : null
}
