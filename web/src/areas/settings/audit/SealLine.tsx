import { IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { explain } from '../../../shell/explain.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { formatDate } from '../../../ui/format.ts'
import { notify } from '../../../ui/notify.ts'
import { useUi } from '../../../ui/scope.tsx'
import css from './audit.module.css'

type Seal = ApiResponse<'GET /audit-log/seal'>
type Found = NonNullable<Seal['verified']>

export const sealQuery = apiQuery('GET /audit-log/seal')

/** How far the log is sealed, and whether it was found intact: last night, or just now; beside it what can be done with it. */
export function SealLine({ children }: { children: ReactNode }) {
  const { t } = useTranslation('settings')
  const { data: seal } = useQuery(sealQuery)
  const [just_found, setFound] = useState<Found>()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    try {
      const { verified_at, intact, first_broken, entries } = await api('GET /audit-log/verification')
      setFound({ at: verified_at, intact, first_broken })
      if (intact) notify({ message: t('audit:seal.proven', { count: entries }), tone: 'success' })
      refresh('GET /audit-log/seal')
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  const found = just_found ?? seal?.verified ?? null
  const Icon = found && !found.intact ? IconShieldX : IconShieldCheck
  return (
    <>
      <div className={css.seal} data-broken={(found && !found.intact) || undefined}>
        <p title={t('audit:seal.about')}>
          {seal && <Icon size={18} aria-hidden />}
          {seal && <SealText seal={seal} found={found} is_new={just_found !== undefined} />}
        </p>
        <div>
          <Button size="small" variant="quiet" busy={busy} onClick={() => void verify()}>
            {t('audit:seal.verify')}
          </Button>
          {children}
        </div>
      </div>
      {found?.first_broken && <Broken broken={found.first_broken} />}
    </>
  )
}

interface SealTextProps {
  seal: Seal
  found: Found | null
  is_new: boolean
}

function SealText({ seal, found, is_new }: SealTextProps) {
  const { t } = useTranslation('settings')
  const { locale, timeZone } = useUi()
  const moment = (value: string) => formatDate(value, locale, timeZone, 'moment')
  if (!seal.sealed_at) return <span>{t('audit:seal.none')}</span>
  const state = !found
    ? t('audit:seal.unverified')
    : is_new
      ? t(found.intact ? 'audit:seal.intact' : 'audit:seal.broken')
      : t(found.intact ? 'audit:seal.was_intact' : 'audit:seal.was_broken', { at: moment(found.at) })
  return (
    <span>
      {t('audit:seal.through', { at: moment(seal.sealed_at) })} · {state}
    </span>
  )
}

function Broken({ broken: { seal_number, fault } }: { broken: NonNullable<Found['first_broken']> }) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.broken}>
      <Callout tone="danger" title={t('audit:seal.trouble', { number: seal_number })}>
        <p>{t(`audit:seal.faults.${fault}`)}</p>
        <p>{t('audit:seal.advice')}</p>
      </Callout>
    </div>
  )
}
