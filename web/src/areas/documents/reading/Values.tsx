import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../../../shell/me.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { DuplicateNotice } from '../DuplicateNotice.tsx'
import { Proof } from '../Proof.tsx'
import type { Extraction, SupplierDocument } from '../queries.ts'
import { SameFile } from '../SameFile.tsx'
import { useChoice } from './choice.ts'
import { Doubts } from './Doubts.tsx'
import { FieldsCard } from './FieldsCard.tsx'
import { FileFacts } from './FileFacts.tsx'
import { LinesCard } from './LinesCard.tsx'
import { doubtsOf, lineId } from './read-values.ts'
import { useTakeForRight } from './use-take-for-right.ts'

interface ValuesProps {
  document: SupplierDocument
  extraction: Extraction
}

/** All that was read, from how sure it is down to the last line. */
export function Values({ document, extraction }: ValuesProps) {
  const { t } = useTranslation('documents')
  const choice = useChoice()
  const may_correct = useCan()('documents.correct')
  const takeForRight = useTakeForRight(document, extraction)
  const doubts = useMemo(() => doubtsOf(extraction), [extraction])
  useFollowed()
  return (
    <Stack>
      <DuplicateNotice document={document} />
      <SameFile document={document} />
      {extraction.source === 'xml' && <Callout tone="info">{t('sources.xml_note')}</Callout>}
      {isPoorPicture(extraction) && <Callout>{t('sources.ocr_note')}</Callout>}
      <Proof extraction={extraction} onLine={(index) => choice.show(lineId(index))} />
      <Doubts doubts={doubts} onRight={may_correct ? takeForRight : undefined} />
      <FieldsCard {...{ document, extraction, may_correct }} />
      <LinesCard {...{ document, extraction, may_correct }} />
      <FileFacts document={document} />
    </Stack>
  )
}

/** Below this it is faster to photograph it again than to correct it. */
const POOR = 0.6

const isPoorPicture = ({ source, confidence }: Extraction) => source === 'ocr' && confidence < POOR

/** The list goes where the choice is when that was made on the page or by a key; far lines are drawn first. */
function useFollowed() {
  const choice = useChoice()
  useEffect(() => {
    let { shows } = choice.get()
    const follow = () => {
      const now = choice.get()
      if (now.shows === shows) return
      shows = now.shows
      const { chosen } = now
      requestAnimationFrame(() => requestAnimationFrame(() => chosen && goTo(chosen)))
    }
    return choice.subscribe(follow) as () => void
  }, [choice])
}

function goTo(id: string) {
  const row = document.getElementById(id)
  if (!row) return
  row.focus({ preventScroll: true })
  row.scrollIntoView({ block: 'nearest', behavior: 'instant' })
}
