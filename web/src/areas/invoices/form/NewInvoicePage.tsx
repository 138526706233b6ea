import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { useMe, useRestaurants } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { notify } from '../../../ui/notify.ts'
import { Page, Stack } from '../../../ui/Page.tsx'
import { SkeletonLines } from '../../../ui/Skeleton.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import { useToday } from '../use-today.ts'
import { InvoiceForm } from './InvoiceForm.tsx'
import { blankValues, fromAddress, fromDocument } from './prefill.ts'
import { bodyOf, type InvoiceValues } from './values.ts'

/** Empty, or with what a document or a reconciliation knows already. */
export default function NewInvoicePage() {
  const { t } = useTranslation('invoices')
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const { restaurants, current } = useRestaurants()
  const { organization } = useMe()
  const today = useToday()
  const { data: document, error } = useQuery({
    ...apiQuery('GET /supplier/documents/{id}', { params: { id: search.document ?? '' } }),
    enabled: Boolean(search.document),
  })
  if (error) throw error
  // A guess among several would be entered unseen.
  const place = current ?? (restaurants.length === 1 ? restaurants[0] : undefined)
  const blank = blankValues(place?.id ?? null, place?.currency ?? organization.currency, today)
  const is_ready = !search.document || document
  return (
    <Page
      crumbs={[{ label: t('title'), href: paths.invoices() }]}
      title={t('form.new')}
      description={t('form.purpose')}
    >
      {is_ready ? (
        <Stack>
          {document && (
            <Callout tone="info" title={t('form.from_document')}>
              {t('form.look_over')} <Anchor href={paths.document(document.id)}>{document.file_name}</Anchor>
            </Callout>
          )}
          <Creation
            key={search.document ?? search.number}
            initial={document ? fromDocument(blank, document) : fromAddress(blank, search)}
            repeats={!document}
          />
        </Stack>
      ) : (
        <SkeletonLines lines={10} />
      )}
    </Page>
  )
}

function Creation({ initial, repeats }: { initial: InvoiceValues; repeats: boolean }) {
  const { t } = useTranslation('invoices')
  const navigate = useNavigate()
  const send = async (values: InvoiceValues, stays: boolean) => {
    const invoice = await api('POST /supplier/invoices', { body: bodyOf(values) })
    void refresh('GET /supplier/invoices')
    const see = () => void navigate({ to: paths.invoice(invoice.id) })
    notify({
      message: t('form.created', { number: invoice.invoice_number }),
      action: stays ? { label: t('form.see'), onSelect: see } : undefined,
    })
    if (!stays) see()
  }
  return <InvoiceForm initial={initial} send={send} back={paths.invoices()} repeats={repeats} />
}
