import {
  IconArrowBackUp,
  IconCheck,
  IconFlag,
  IconLink,
  IconSquare,
  IconSquareCheckFilled,
  IconUnlink,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../../../ui/Button.tsx'
import type { ReconciliationItem } from '../queries.ts'
import { hasBothSides } from './restore.ts'
import type { RowHandlers } from './row-context.ts'
import css from './rows.module.css'

interface RowActsProps extends Pick<RowHandlers, 'onAct' | 'onMark'> {
  item: ReconciliationItem
  is_selected: boolean
  is_marked: boolean
}

/** What can be done with an item: quiet until its row is pointed at or selected, so a thousand rows stay calm. */
export function RowActs({ item, is_selected, is_marked, onAct, onMark }: RowActsProps) {
  const { t } = useTranslation('reconciliation')
  const act = (what: Parameters<typeof onAct>[0]) => (event: { stopPropagation: () => void }) => {
    event.stopPropagation()
    onAct(what, item)
  }
  const is_open = item.decision === 'open'
  // Only the row one is at takes Tab stops; the keys and the menu of it say the rest.
  const tabIndex = is_selected ? 0 : -1
  return (
    <span className={css.acts}>
      <IconButton
        tabIndex={tabIndex}
        label={t('settle.mark')}
        pressed={is_marked}
        icon={is_marked ? <IconSquareCheckFilled size={18} /> : <IconSquare size={18} />}
        onClick={(event) => {
          event.stopPropagation()
          onMark(item)
        }}
      />
      {is_open ? (
        <>
          {hasBothSides(item) ? (
            <IconButton
              tabIndex={tabIndex}
              label={t('acts.reject')}
              icon={<IconUnlink size={18} />}
              onClick={act('reject')}
            />
          ) : (
            <IconButton
              tabIndex={tabIndex}
              label={t('acts.link')}
              icon={<IconLink size={18} />}
              onClick={act('link')}
            />
          )}
          <Button tabIndex={tabIndex} size="small" icon={<IconFlag size={15} />} onClick={act('dispute')}>
            {t('acts.dispute')}
          </Button>
          <Button
            tabIndex={tabIndex}
            size="small"
            variant={is_selected ? 'primary' : 'default'}
            icon={<IconCheck size={15} />}
            onClick={act('accept')}
          >
            {t('acts.accept')}
          </Button>
        </>
      ) : (
        <Button
          tabIndex={tabIndex}
          size="small"
          variant="quiet"
          icon={<IconArrowBackUp size={15} />}
          onClick={act('reopen')}
        >
          {t('acts.reopen')}
        </Button>
      )}
    </span>
  )
}
