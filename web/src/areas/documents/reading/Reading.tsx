import { IconFileSearch } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pagesOf } from '../../../shell/document-pages.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { SupplierDocument } from '../queries.ts'
import { ChoiceContext, makeChoice } from './choice.ts'
import css from './reading.module.css'

/** Large, and not needed to begin to read. */
const DocumentPaper = lazy(() => import('./DocumentPaper.tsx'))

interface ReadingProps {
  document: SupplierDocument
  children: ReactNode
}

/** The pages beside what was read from them: left and right at a desk, above and below on a phone. */
export function Reading({ document, children }: ReadingProps) {
  const { t } = useTranslation('documents')
  const [choice] = useState(() => makeChoice(pagesOf(document).length > 0))
  const [hidden, setHidden] = useState(false)
  const pages = pagesOf(document)
  if (pages.length === 0)
    return (
      <ChoiceContext value={choice}>
        <div className={css.alone}>{children}</div>
      </ChoiceContext>
    )
  return (
    <ChoiceContext value={choice}>
      <div className={css.reading} data-hidden={hidden || undefined}>
        <div className={css.pages}>
          {hidden ? (
            <Button wide icon={<IconFileSearch size={18} />} onClick={() => setHidden(false)}>
              {t('pages.show')}
            </Button>
          ) : (
            <Suspense fallback={<Skeleton />}>
              <DocumentPaper
                document={document}
                extraction={document.extraction}
                pages={pages}
                onHide={() => setHidden(true)}
              />
            </Suspense>
          )}
        </div>
        <div className={css.values}>{children}</div>
      </div>
    </ChoiceContext>
  )
}
