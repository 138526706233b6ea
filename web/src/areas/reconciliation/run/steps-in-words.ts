import type { TFunction } from 'i18next'
import type { Step } from '../../../ui/Stepper.tsx'
import type { RunStatus } from '../queries.ts'

/** The eight steps, also before any is known. The server's own remarks are in English and only shown there. */
export function stepsInWords(steps: RunStatus['steps'], t: TFunction, language: string): Step[] {
  return Array.from({ length: 8 }, (_, index) => {
    const step = steps.find(({ step_number }) => step_number === index + 1)
    const status = step?.status ?? 'pending'
    const remark = language === 'en' ? step?.message : undefined
    const doing = status === 'in_progress' ? t(`steps.${index + 1}.doing`) : undefined
    return {
      id: index + 1,
      name: t(`steps.${index + 1}.name`),
      status,
      // A step that says nothing between its start and its end is not at 0 %.
      progress: step?.progress || null,
      message: remark ?? doing,
    }
  })
}
