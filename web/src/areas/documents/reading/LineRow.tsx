import { IconEye, IconPencil, IconWriting } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/Button.tsx'
import { DateText, Num } from '../../../ui/Figures.tsx'
import type { PaperBox } from '../../../ui/paper/paper-geometry.ts'
import { useUi } from '../../../ui/scope.tsx'
import { Amount } from '../Amount.tsx'
import type { ExtractedLine } from '../queries.ts'
import { useChoice, useChosen } from './choice.ts'
import type { LineHistory } from './line-history.ts'
import { type LineField, lineKind } from './line-values.ts'
import { cellName, isDoubtful, lineId } from './read-values.ts'
import css from './reading.module.css'
import { typedText, type Value } from './typed-value.ts'

interface LineRowProps {
  index: number
  count: number
  line: ExtractedLine
  currency: string | null
  is_statement: boolean
  in_sheet: boolean
  /** Of a single page nobody needs to be told. */
  has_pages: boolean
  history: LineHistory | undefined
  onEdit: ((index: number) => void) | undefined
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { index, count, line, currency, is_statement, onEdit, history } = props
  const { t } = useTranslation('documents')
  const choice = useChoice()
  const id = lineId(index)
  const is_chosen = useChosen(({ chosen }) => chosen === id)
  const { reference, description } = line
  const second = is_statement ? reference && description : description && reference
  const press = (event: MouseEvent) => {
    if (onEdit && (is_chosen || event.detail === 0)) onEdit(index)
    else choice.choose(id)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: blocks of rows stand between the list and its items
    <div
      role="listitem"
      aria-setsize={count}
      aria-posinset={index + 1}
      className={css.line}
      data-chosen={is_chosen || undefined}
    >
      <button
        type="button"
        id={id}
        className={css.value}
        onPointerEnter={(event) => event.pointerType === 'mouse' && choice.point(id)}
        onPointerLeave={() => choice.point(undefined)}
        onFocus={(event) => event.currentTarget.matches(':focus-visible') && choice.choose(id)}
        onClick={press}
      >
        <span className={css.lineTitle}>
          {titleOf(line, is_statement) ?? t('line', { line: index + 1 })}
          {isDoubtful(line) && (
            <span className={css.flag}>
              <IconEye size={15} aria-hidden />
              {t('doubts.check')}
            </span>
          )}
        </span>
        <span className={css.lineAmount}>
          <Amount value={line.amount} currency={currency} />
        </span>
        <span className={css.lineNote}>
          <LineNote {...props} />
        </span>
        {line.balance !== null && (
          <span className={css.lineBalance}>
            {t('lines.balance')} <Amount value={line.balance} currency={null} />
          </span>
        )}
        {second && <span className={css.second}>{second}</span>}
        {history && <History history={history} />}
      </button>
      {onEdit && (
        <IconButton
          className={css.pencil}
          label={t('edit.correct', { name: t('line', { line: index + 1 }) })}
          icon={<IconPencil size={16} />}
          tabIndex={-1}
          onClick={() => onEdit(index)}
        />
      )}
    </div>
  )
})

const titleOf = ({ reference, description }: ExtractedLine, is_statement: boolean) =>
  is_statement ? (reference ?? description) : (description ?? reference)

/** The rest of a line in one quiet row. */
function LineNote({ line, currency, is_statement, in_sheet, has_pages }: LineRowProps) {
  const { t } = useTranslation('documents')
  const { date, kind, quantity, unit, unit_price, page, box } = line
  return (
    <>
      {date && <DateText value={date} />}
      {is_statement && kind !== 'other' && <span>{t(`kinds.${kind}`)}</span>}
      {quantity !== null && (
        <span>
          <Num value={quantity} unit={unit ?? undefined} max_decimals={4} />
          {unit_price !== null && (
            <>
              {' × '}
              <Amount value={unit_price} currency={currency} />
            </>
          )}
        </span>
      )}
      {page !== null && (has_pages || in_sheet) && (
        <span className={css.cell}>{placeText(page, box, in_sheet, t)}</span>
      )}
    </>
  )
}

function placeText(page: number, box: ExtractedLine['box'], in_sheet: boolean, t: TFunction): string {
  if (!in_sheet) return t('page', { page })
  const [, y0] = (box ?? []) as unknown as PaperBox
  return y0 === undefined ? t('sheet', { page }) : t('row', { row: cellName([0, y0, 1, y0 + 1]).slice(1) })
}

function History({ history }: { history: LineHistory }) {
  const { t } = useTranslation('documents')
  const { locale } = useUi()
  const was = Object.entries(history.read).map(([name, value]) => {
    const field = name as LineField
    const text =
      name === 'kind' ? t(`kinds.${value}`) : typedText(lineKind(field), (value ?? null) as Value, locale)
    return `${t(`columns.${name}`)} ${text || '–'}`
  })
  return (
    <span className={css.corrected}>
      <IconWriting size={15} aria-hidden />
      {history.is_added ? t('edit.added') : t('edit.was_read', { text: was.join(', ') })}
    </span>
  )
}
