import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { ApiResponse } from '../../../shell/api-types.ts'
import { useApiForm } from '../../../shell/use-api-form.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { TextField } from '../../../ui/fields/TextField.tsx'
import css from './security.module.css'

/** Fetched when one is shown: few are. */
const QrCode = lazy(() => import('./QrCode.tsx'))

export type NewTotp = ApiResponse<'POST /auth/second-factor/totp'>

interface SetUpTotpProps {
  totp: NewTotp
  /** The recovery codes, when these are the person's first. */
  onDone: (recovery_codes: string[] | null) => void
}

/** Scan, or type, and show by a first code that it works. */
export function SetUpTotp({ totp, onDone }: SetUpTotpProps) {
  const { t } = useTranslation('settings')
  const form = useApiForm({
    initial: { code: '' },
    check: ({ code }) => ({ code: /^\d{6}$/.test(code) ? undefined : t('security.totp.six_digits') }),
    send: async ({ code }) => {
      const { recovery_codes } = await api('POST /auth/second-factor/totp/confirm', { body: { code } })
      onDone(recovery_codes)
    },
  })
  const in_fours = totp.secret.match(/.{1,4}/g)!.join(' ')
  return (
    <div className={css.setUp}>
      <ol className={css.steps}>
        <li>{t('security.totp.step_app')}</li>
        <li>
          {t('security.totp.step_scan')}
          <Suspense fallback={<div className={css.qr} />}>
            <QrCode text={totp.otpauth_url} label={t('security.totp.qr')} />
          </Suspense>
          <p className={css.typed}>
            {t('security.totp.or_type')}
            <span>
              <code>{in_fours}</code>
              <CopyButton text={totp.secret} label={t('security.totp.copy_secret')} />
            </span>
          </p>
        </li>
        <li>{t('security.totp.step_code')}</li>
      </ol>
      <form {...form.props} className={css.stacked}>
        {form.problem && <Callout tone="danger">{form.problem}</Callout>}
        <TextField
          {...form.field('code')}
          onChange={(text) => form.field('code').onChange(text.replaceAll(/\D/g, '').slice(0, 6))}
          label={t('security.totp.code')}
          placeholder="123456"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
        />
        <Button type="submit" variant="primary" size="large" wide busy={form.busy}>
          {t('security.totp.confirm')}
        </Button>
      </form>
    </div>
  )
}
