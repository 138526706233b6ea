import { IconCheck, IconX } from '@tabler/icons-react'
import { classNames } from './class-names.ts'
import { formatPercent } from './format.ts'
import { ProgressBar } from './ProgressBar.tsx'
import css from './Stepper.module.css'
import { useUi } from './scope.tsx'

export interface Step {
  id: string | number
  name: string
  status: 'pending' | 'in_progress' | 'done' | 'error'
  /** 0 to 100, shown while in progress. */
  progress?: number | null
  /** What is being done, or what went wrong. */
  message?: string | null
}

interface StepperProps {
  steps: readonly Step[]
  /** Read aloud: what the steps lead to. */
  label: string
  /** Four beside one another at a desk; one column otherwise. */
  wide?: boolean
}

export function Stepper({ steps, label, wide }: StepperProps) {
  return (
    <ol className={classNames(css.steps, wide && css.wide)} aria-label={label}>
      {steps.map((step, place) => (
        <li
          key={step.id}
          className={css.step}
          data-status={step.status}
          aria-current={step.status === 'in_progress' ? 'step' : undefined}
        >
          <StepDot status={step.status} number={place + 1} />
          <StepContent step={step} />
        </li>
      ))}
    </ol>
  )
}

function StepDot({ status, number }: { status: Step['status']; number: number }) {
  return (
    <span className={css.dot} aria-hidden>
      {status === 'done' ? (
        <IconCheck size={16} stroke={2.4} />
      ) : status === 'error' ? (
        <IconX size={16} />
      ) : (
        number
      )}
    </span>
  )
}

function StepContent({ step }: { step: Step }) {
  const { words, locale } = useUi()
  const running = step.status === 'in_progress'
  return (
    <div className={css.content}>
      <p className={css.name}>
        {step.name}
        <span className="visually-hidden">{words[step.status]}</span>
        {running && typeof step.progress === 'number' && (
          <span className={css.figure}>{formatPercent(step.progress / 100, locale, 0)}</span>
        )}
      </p>
      {running && <ProgressBar value={step.progress ?? null} label={step.name} thin />}
      {step.message && <p className={css.message}>{step.message}</p>}
    </div>
  )
}
