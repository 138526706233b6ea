import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ownPath } from '#packages/own-path'
import { splitHref } from '../../../shell/AppLink.tsx'
import { explain } from '../../../shell/explain.ts'
import { paths } from '../../../shell/paths.ts'
import { finishSocial, startSession } from '../../../shell/session.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { notify } from '../../../ui/notify.ts'
import { Door } from '../Door.tsx'
import { SecondStep } from '../second-factor/SecondStep.tsx'
import { SocialProblem } from './SocialProblem.tsx'
import { SocialRegistration } from './SocialRegistration.tsx'

/** Linking an account needs the session that asked for it. */
export const loader = () => startSession().catch(() => 'signed_out')

/** What came of it is told once; the page is loaded anew for each way there and back. */
const finishing = {
  queryKey: ['finish-social'],
  queryFn: finishSocial,
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
}

/** Where people stand when a provider sends them back. */
export default function SocialPage() {
  const { t } = useTranslation('sign-in')
  const search = useSearch({ strict: false }) as { problem?: string; provider?: string; linking?: string }
  const navigate = useNavigate()
  const { data, error } = useQuery({ ...finishing, enabled: !search.problem })
  const next = ownPath(data?.return_to) ?? paths.today()
  const enter = () => void navigate({ ...(splitHref(next) as { to: string }), replace: true })
  const is_done = data?.outcome === 'signed_in' || data?.outcome === 'linked'

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer is there
  useEffect(() => {
    if (!is_done) return
    if (data.outcome === 'linked') notify({ message: t('social.linked', { provider: data.provider.name }) })
    enter()
  }, [is_done])

  if (search.problem) return <SocialProblem {...search} />
  if (error)
    return (
      <Door title={t('social.failed_title')} text={explain(error, t)}>
        <ButtonLink href={paths.signIn()} variant="primary" size="large" wide>
          {t('social.back')}
        </ButtonLink>
      </Door>
    )
  if (data?.second_factor)
    return (
      <SecondStep
        asked={data.second_factor}
        onDone={enter}
        onOver={() => void navigate({ to: paths.signIn(), replace: true })}
      />
    )
  if (data?.outcome === 'registration') return <SocialRegistration {...data} />
  if (data?.outcome === 'sign_in_first')
    return <SignInFirst provider={data.provider.name} email={data.person?.email ?? ''} />
  return <Door title={t('social.busy')}>{null}</Door>
}

/** The address has an account here, which an equal address alone does not open. */
function SignInFirst({ provider, email }: { provider: string; email: string }) {
  const { t } = useTranslation('sign-in')
  return (
    <Door title={t('social.first_title')} text={t('social.first', { provider, email })}>
      <ButtonLink href={paths.signIn(paths.security())} variant="primary" size="large" wide>
        {t('social.first_action')}
      </ButtonLink>
    </Door>
  )
}
