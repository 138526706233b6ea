import { IconCheck, IconChevronDown, IconChevronUp, IconEyeCheck } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/frame/shortcuts.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { useChoice, useChosen } from './choice.ts'
import { nextOf } from './read-values.ts'
import css from './reading.module.css'

interface DoubtsProps {
  /** Ids of values and lines, in reading order. */
  doubts: readonly string[]
  /** Takes one for right as it was read; answers whether that was kept. Absent where the person may not. */
  onRight: ((id: string) => Promise<boolean>) | undefined
}

/** How much a person should look at, and the way from one to the next: by button, by `n` and `p`; `y` says that one is right. */
export function Doubts({ doubts, onRight }: DoubtsProps) {
  const { t } = useTranslation('documents')
  const choice = useChoice()
  const chosen = useChosen((state) => state.chosen)
  const may_be_right = onRight && chosen && doubts.includes(chosen) ? chosen : undefined
  const right = useCallback(() => {
    if (!may_be_right) return
    const next = nextOf(doubts, may_be_right, 1)
    void onRight?.(may_be_right).then((done) => done && next && next !== may_be_right && choice.show(next))
  }, [may_be_right, doubts, onRight, choice])
  const go = useCallback(
    (step: 1 | -1) => {
      const next = nextOf(doubts, choice.get().chosen, step)
      if (next) choice.show(next)
    },
    [doubts, choice],
  )
  useShortcuts(
    useMemo(
      () => [
        { keys: 'n', run: () => go(1) },
        { keys: 'p', run: () => go(-1) },
        { keys: 'y', run: right },
      ],
      [go, right],
    ),
  )
  if (doubts.length === 0)
    return (
      <p className={css.certain}>
        <IconEyeCheck size={18} aria-hidden />
        {t('doubts.zero')}
      </p>
    )
  return (
    <div className={css.doubts}>
      <p>{t('doubts.count', { count: doubts.length })}</p>
      <span className={css.doubtActions}>
        {onRight && (
          <Button size="small" icon={<IconCheck size={16} />} disabled={!may_be_right} onClick={right}>
            {t('doubts.right')} <KeyHint keys="y" />
          </Button>
        )}
        <Button size="small" icon={<IconChevronUp size={16} />} onClick={() => go(-1)}>
          {t('doubts.previous')} <KeyHint keys="p" />
        </Button>
        <Button size="small" icon={<IconChevronDown size={16} />} onClick={() => go(1)}>
          {t('doubts.next')} <KeyHint keys="n" />
        </Button>
      </span>
    </div>
  )
}
