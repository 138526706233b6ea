import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { apiQuery } from '../../../shell/queries.ts'
import { addressOf } from '../../../shell/requests.ts'
import { Button } from '../../../ui/Button.tsx'
import { ProviderMark } from '../../../ui/ProviderMark.tsx'
import css from '../form.module.css'

/** Where the server sends the browser to the provider; `next` is where the person goes afterwards. */
const startAddress = (provider: string, next: string) =>
  addressOf('/auth/social/{provider}/start', { provider }, { return_to: next })

/** The providers that the settings name, below the other ways in; nothing when there are none. */
export function SocialButtons({ next }: { next: string }) {
  const { t } = useTranslation('sign-in')
  const { data } = useQuery(apiQuery('GET /auth/social'))
  if (!data || data.providers.length === 0) return null
  return (
    <>
      <p className={css.or}>{t('social.or')}</p>
      <div className={css.form}>
        {data.providers.map(({ id, name }) => (
          <Button
            key={id}
            size="large"
            wide
            icon={<ProviderMark name={name} plain={id === 'oidc'} />}
            onClick={() => window.location.assign(startAddress(id, next))}
          >
            {t('social.continue', { provider: name })}
          </Button>
        ))}
      </div>
    </>
  )
}
