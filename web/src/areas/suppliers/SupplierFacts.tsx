import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan, useMe } from '../../shell/me.ts'
import { Card } from '../../ui/Card.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { DateText, Num } from '../../ui/Figures.tsx'
import type { Supplier } from './queries.ts'
import css from './suppliers.module.css'
import { shownTaxId } from './tax-id.ts'

/** An address that breaks before its signs rather than inside a word. */
const Breakable = ({ text }: { text: string }) =>
  text.split(/(?=[@.])/).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change places
    <Fragment key={place}>
      <wbr />
      {part}
    </Fragment>
  ))

/** How to reach a supplier and when it is paid. */
export function SupplierFacts({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation('suppliers')
  const { country } = useMe().organization
  const may_manage = useCan()('suppliers.manage')
  const { tax_id, contact_email, contact_phone, address, payment_terms_days, created_at } = supplier
  const facts: (readonly [string, ReactNode])[] = [
    [t('kind'), t(`kinds.${supplier.kind}`)],
    [
      t('tax_id'),
      tax_id && (
        <span className={css.copied}>
          {shownTaxId(tax_id, country)}
          <CopyButton text={tax_id} />
        </span>
      ),
    ],
    [t('terms'), payment_terms_days !== null && <Num value={payment_terms_days} unit={t('days')} />],
    [
      t('email'),
      contact_email && (
        <a className={css.contact} href={`mailto:${contact_email}`}>
          <Breakable text={contact_email} />
        </a>
      ),
    ],
    [
      t('phone'),
      contact_phone && (
        <a className={css.contact} href={`tel:${contact_phone}`}>
          {contact_phone}
        </a>
      ),
    ],
    [t('address'), address && <span className={css.address}>{address}</span>],
    [t('since'), <DateText key="since" value={created_at} as="day" />],
  ]
  const bare = !contact_email && !contact_phone && !address
  return (
    <Card title={t('facts')}>
      <Facts facts={facts.filter(([, value]) => value)} />
      {bare && may_manage && <p className={css.bare}>{t('facts_bare')}</p>}
    </Card>
  )
}
