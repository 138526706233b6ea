import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Callout } from '../../ui/Callout.tsx'
import type { Tone } from '../../ui/StatusBadge.tsx'
import css from './documents.module.css'
import type { Extraction } from './queries.ts'

const tones: Record<Extraction['proof'], Tone> = {
  proven: 'success',
  consistent: 'info',
  unproven: 'neutral',
  contradicted: 'warning',
}

/** How far the figures vouch for the reading, in words, and what a person should look at. */
export function Proof({ extraction }: { extraction: Extraction }) {
  const { t } = useTranslation('documents')
  const { proof, warnings } = extraction
  return (
    <Callout tone={tones[proof]} title={t(`proof.${proof}.title`)}>
      <p>{t(`proof.${proof}.text`)}</p>
      {warnings.length > 0 && (
        <ul className={css.warnings}>
          {warnings.map((warning) => (
            <li key={`${warning.code}-${warning.page}-${warning.line}`}>
              {t(`warnings.${warning.code}`, { defaultValue: warning.message })}{' '}
              <span className={css.where}>{placeOf(warning, t)}</span>
            </li>
          ))}
        </ul>
      )}
    </Callout>
  )
}

function placeOf({ page, line }: Extraction['warnings'][number], t: TFunction): string {
  const parts = [
    ...(page ? [t('page', { page })] : []),
    // Lines of an answer count from 0, people from 1.
    ...(typeof line === 'number' ? [t('line', { line: line + 1 })] : []),
  ]
  return parts.length > 0 ? `(${parts.join(', ')})` : ''
}
