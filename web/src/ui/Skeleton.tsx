import css from './Skeleton.module.css'
import { useWords } from './scope.tsx'

/** A grey shape where something will be. */
export function Skeleton({
  width = '100%',
  height = 14,
}: {
  width?: number | string
  height?: number | string
}) {
  return <span className={css.bone} style={{ width, height }} aria-hidden />
}

/** Lines of text to come, announced as loading. */
export function SkeletonLines({ lines = 4 }: { lines?: number }) {
  const words = useWords()
  return (
    <div className={css.lines} role="status" aria-label={words.loading}>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change places
        <Skeleton key={line} width={`${92 - ((line * 37) % 45)}%`} />
      ))}
    </div>
  )
}
