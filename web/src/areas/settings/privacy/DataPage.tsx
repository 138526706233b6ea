import { IconFileZip, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { explain } from '../../../shell/explain.ts'
import { useCan } from '../../../shell/me.ts'
import { refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import { Stack } from '../../../ui/Page.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { Archives, archives } from './Archives.tsx'
import { Erasures } from './Erasures.tsx'
import { ModelCard } from './ModelCard.tsx'
import css from './privacy.module.css'

export const loader = ({ queries }: PageContext) => queries.prefetchInfiniteQuery(archives)

/** What people may take with them, and who was forgotten. */
export default function DataPage() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const may_manage = can('privacy.manage')
  return (
    <SettingsPage section="data" description={t('purpose.data')}>
      <Stack>
        <div className={css.offers}>
          <Offer scope="person" />
          {may_manage && <Offer scope="organization" />}
        </div>
        {can('documents.inbox') && <ModelCard />}
        <Archives />
        {may_manage && <Erasures />}
      </Stack>
    </SettingsPage>
  )
}

function Offer({ scope }: { scope: 'person' | 'organization' }) {
  const { t } = useTranslation('settings')
  const [busy, setBusy] = useState(false)
  const words = scope === 'person' ? 'data.mine' : 'data.all'
  const Icon = scope === 'person' ? IconUser : IconFileZip
  const make = async () => {
    setBusy(true)
    try {
      await api('POST /privacy/exports', { body: { scope } })
      await refresh('GET /privacy/exports')
      notify({ message: t('data.started') })
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t(`${words}.title`)}>
      <div className={css.offer}>
        <p>{t(`${words}.text`)}</p>
        <Button icon={<Icon size={17} />} busy={busy} onClick={() => void make()}>
          {t(`${words}.make`)}
        </Button>
      </div>
    </Card>
  )
}
