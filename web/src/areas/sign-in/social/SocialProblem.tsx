import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Door } from '../Door.tsx'

interface SocialProblemProps {
  problem?: string
  provider?: string
  /** Set when a signed-in person was linking an account. */
  linking?: string
}

const known = ['denied', 'unreachable', 'expired', 'failed']

/** Why a provider brought nobody in, and the ways that are left. */
export function SocialProblem({ problem = '', provider, linking }: SocialProblemProps) {
  const { t } = useTranslation('sign-in')
  const { data } = useQuery(apiQuery('GET /auth/social'))
  // The address is anybody's to write: only names that the house knows are shown.
  const name = data?.providers.find(({ id }) => id === provider)?.name ?? t('social.somebody')
  const kind = known.includes(problem) ? problem : 'failed'
  return (
    <Door
      title={t(`social.${kind}_title`, { provider: name })}
      text={t(`social.${kind}`, { provider: name })}
    >
      <ButtonLink href={linking ? paths.security() : paths.signIn()} variant="primary" size="large" wide>
        {t(linking ? 'social.back_to_settings' : 'social.back')}
      </ButtonLink>
    </Door>
  )
}
