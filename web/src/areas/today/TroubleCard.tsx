import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shell/paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { unreadable } from './queries.ts'

/** Documents that could not be read, while there are any. */
export function TroubleCard({ restaurant_id }: { restaurant_id: string | undefined }) {
  const { t } = useTranslation('today')
  const { data } = useQuery(unreadable(restaurant_id))
  if (!data || data.total === 0) return null
  const [first] = data.items
  const href = data.total === 1 && first ? paths.document(first.id) : `${paths.documents()}?status=error`
  return (
    <Callout
      tone="warning"
      title={t('trouble.title', { count: data.total })}
      actions={
        <ButtonLink size="small" href={href}>
          {t('trouble.look')}
        </ButtonLink>
      }
    >
      {data.items.map(({ file_name }) => file_name).join(', ')}
    </Callout>
  )
}
