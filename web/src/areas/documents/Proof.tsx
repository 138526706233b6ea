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

/** More are not read, but counted. */
const MOST = 6

interface ProofProps {
  extraction: Extraction
  /** To a line, counted from 0. */
  onLine: (index: number) => void
}

/** How far the figures vouch for the reading, in words, and what a person should look at. */
export function Proof({ extraction, onLine }: ProofProps) {
  const { t } = useTranslation('documents')
  const { proof, warnings } = extraction
  const rest = warnings.length - MOST
  const is_proven_bill = proof === 'proven' && extraction.document_type !== 'statement'
  return (
    <Callout tone={tones[proof]} title={t(`proof.${proof}.title`)}>
      <p>{t(is_proven_bill ? 'proof.proven.text_of_bill' : `proof.${proof}.text`)}</p>
      {warnings.length > 0 && (
        <ul className={css.warnings}>
          {warnings.slice(0, MOST).map((warning) => (
            <li key={`${warning.code}-${warning.page}-${warning.line}-${warning.message}`}>
              {t(`warnings.${warning.code}`, { defaultValue: warning.message })}{' '}
              <Place warning={warning} onLine={onLine} t={t} />
            </li>
          ))}
          {rest > 0 && <li>{t('warnings_more', { count: rest })}</li>}
        </ul>
      )}
    </Callout>
  )
}

interface PlaceProps {
  warning: Extraction['warnings'][number]
  onLine: (index: number) => void
  t: TFunction
}

function Place({ warning: { page, line }, onLine, t }: PlaceProps) {
  if (typeof line === 'number')
    return (
      <button type="button" className={css.place} onClick={() => onLine(line)}>
        {/* Lines of an answer count from 0, people from 1. */}
        {t('line', { line: line + 1 })}
      </button>
    )
  return page ? <span className={css.where}>({t('page', { page })})</span> : null
}
