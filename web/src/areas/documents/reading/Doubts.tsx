import { IconChevronDown, IconChevronUp, IconEyeCheck } from '@tabler/icons-react'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../../shell/frame/shortcuts.ts'
import { Button } from '../../../ui/Button.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { useChoice } from './choice.ts'
import { nextOf } from './read-values.ts'
import css from './reading.module.css'

/** How much a person should look at, and the way from one to the next: by button, by `n` and `p`. */
export function Doubts({ doubts }: { doubts: readonly string[] }) {
  const { t } = useTranslation('documents')
  const choice = useChoice()
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
      ],
      [go],
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
