import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shell/explain.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { StatusBadge } from '../../../ui/StatusBadge.tsx'
import { useUi } from '../../../ui/scope.tsx'
import { problemText, toneOf } from '../problem-text.ts'
import type { Draft } from '../queries.ts'
import { DraftConflict } from './DraftConflict.tsx'
import css from './draft.module.css'
import type { DraftEdits } from './use-draft-edits.ts'

/** What keeps the draft from the books, and whether what was typed is kept. */
export function SaveState({ draft, edits }: { draft: Draft; edits: DraftEdits }) {
  const { t } = useTranslation('drafts')
  const { locale } = useUi()
  // A duplicate has a banner of its own.
  const problems = draft.problems.filter(({ code }) => !code.startsWith('duplicate'))
  return (
    <>
      {edits.conflict && <DraftConflict edits={edits} conflict={edits.conflict} />}
      {edits.state === 'failed' && !edits.conflict && (
        <Callout
          tone="danger"
          title={t('save.failed')}
          actions={
            <Button size="small" onClick={() => void edits.flush().catch(() => undefined)}>
              {t('save.again')}
            </Button>
          }
        >
          {explain(edits.failure, t)}
        </Callout>
      )}
      <section className={css.state} aria-label={t('to_do')}>
        {problems.length === 0 ? (
          <p className={css.ready}>
            <IconCircleCheck size={18} aria-hidden />
            {t('nothing_missing')}
          </p>
        ) : (
          <ul className={css.problems}>
            {problems.map((problem) => (
              <li key={problem.code}>
                <StatusBadge tone={toneOf(problem)} label={t(`severities.${problem.severity}`)} />
                <span>{problemText(problem, draft, t, locale)}</span>
              </li>
            ))}
          </ul>
        )}
        <span className={css.saved} role="status">
          {edits.state === 'saving' && t('save.saving')}
          {edits.state === 'saved' && draft.edited_at && t('save.saved')}
        </span>
      </section>
    </>
  )
}
