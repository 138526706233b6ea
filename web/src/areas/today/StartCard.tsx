import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/me.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { Anchor } from '../../ui/scope.tsx'
import css from './StartCard.module.css'
import { type StartStep, useStartSteps } from './start-steps.ts'

const key = (organization_id: string) => `brigade-started-${organization_id}`

function wasPutAway(organization_id: string): boolean {
  try {
    return localStorage.getItem(key(organization_id)) !== null
  } catch {
    return false
  }
}

/** First steps, until all are done or somebody puts the list away; each may be taken in any order. */
export function StartCard() {
  const { organization } = useMe()
  const steps = useStartSteps()
  const [away, setAway] = useState(() => wasPutAway(organization.id))
  const putAway = () => {
    setAway(true)
    try {
      localStorage.setItem(key(organization.id), '1')
    } catch {
      // Storage may be forbidden; the list is away until the page is loaded again.
    }
  }
  if (away || organization.is_demo || !steps || steps.every(({ done }) => done)) return null
  return <Steps steps={steps} onSkip={putAway} />
}

function Steps({ steps, onSkip }: { steps: readonly StartStep[]; onSkip: () => void }) {
  const { t } = useTranslation('today')
  const done = steps.filter((step) => step.done).length
  const next = steps.find((step) => !step.done)
  return (
    <Card
      title={t('start.title')}
      note={t('start.progress', { done, all: steps.length })}
      actions={
        <Button variant="quiet" size="small" onClick={onSkip}>
          {t('start.skip')}
        </Button>
      }
      flush
    >
      <div className={css.bar}>
        <ProgressBar thin value={Math.round((done / steps.length) * 100)} label={t('start.title')} />
      </div>
      <ol className={css.steps}>
        {steps.map((step) => (
          <li key={step.id} data-done={step.done || undefined} data-next={step === next || undefined}>
            <Anchor href={step.href} className={css.step}>
              <span className={css.mark}>
                {step.done && <IconCheck size={15} stroke={2.6} aria-hidden />}
              </span>
              <span className={css.text}>
                <strong>{t(`start.${step.id}.title`)}</strong>
                {step.done ? (
                  <span className="visually-hidden">{t('start.done')}</span>
                ) : (
                  <small>{t(`start.${step.id}.text`)}</small>
                )}
              </span>
              {!step.done && <IconChevronRight size={18} aria-hidden />}
            </Anchor>
          </li>
        ))}
      </ol>
    </Card>
  )
}
