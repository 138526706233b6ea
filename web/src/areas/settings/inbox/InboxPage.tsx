import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PageContext } from '../../../shell/area.ts'
import { i18n } from '../../../shell/i18n.ts'
import { useCan } from '../../../shell/me.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { AddressCard } from './AddressCard.tsx'
import css from './inbox.module.css'
import { MailboxCard } from './MailboxCard.tsx'
import { Mails } from './Mails.tsx'
import { inboxQuery, mailsList } from './queries.ts'
import { SendersCard } from './SendersCard.tsx'

export function loader({ queries, search }: PageContext) {
  void queries.prefetchQuery(inboxQuery)
  void queries.prefetchInfiniteQuery(mailsList(search.status ?? ''))
  return i18n.loadNamespaces('inbox')
}

/** How documents come by e-mail, and what became of each mail. */
export default function InboxPage() {
  const { t } = useTranslation('settings')
  const may_see = useCan()('documents.inbox')
  return (
    <SettingsPage section="inbox" description={t('purpose.inbox')}>
      {may_see ? (
        <Inbox />
      ) : (
        <EmptyState illustration="rail" title={t('no_right.title')} text={t('no_right.text')} />
      )}
    </SettingsPage>
  )
}

function Inbox() {
  const { data, error } = useQuery(inboxQuery)
  if (error && !data) throw error
  if (!data) return <SkeletonLines lines={8} />
  return (
    <div className={css.page}>
      <div className={css.ways}>
        <AddressCard address={data.address} />
        <MailboxCard mailbox={data.mailbox} />
      </div>
      <Mails is_set_up={data.address !== null || data.mailbox !== null} />
      <SendersCard />
    </div>
  )
}
