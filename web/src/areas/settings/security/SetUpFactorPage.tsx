import { IconChevronRight, IconDeviceMobile, IconFingerprint } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { redirect, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import type { PageContext } from '../../../shell/area.ts'
import { explain } from '../../../shell/explain.ts'
import { meQuery } from '../../../shell/me.ts'
import { canUsePasskeys } from '../../../shell/passkeys.ts'
import { paths } from '../../../shell/paths.ts'
import { apiQuery } from '../../../shell/queries.ts'
import { signOut, switchOrganization } from '../../../shell/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { Logo } from '../../../ui/Logo.tsx'
import { notify } from '../../../ui/notify.ts'
import { refreshSecurity, type Standing, standingQuery } from './queries.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { type NewTotp, SetUpTotp } from './SetUpTotp.tsx'
import css from './security.module.css'
import { useAddPasskey } from './use-add-passkey.tsx'
import { useProof } from './use-proof.tsx'

export async function loader({ queries }: PageContext) {
  const me = await queries.fetchQuery(meQuery)
  if (!me.must_set_up_second_factor) throw redirect({ to: paths.security() })
  await queries.ensureQueryData(standingQuery)
}

/** Before anything else: the organization asks for a second factor, and this person has none yet. */
export default function SetUpFactorPage() {
  const { t } = useTranslation('settings')
  const { data: me } = useQuery(meQuery)
  const { data: standing } = useQuery(standingQuery)
  const [codes, setCodes] = useState<string[]>()
  const navigate = useNavigate()
  if (!me || !standing) return null
  const enter = async () => {
    await refreshSecurity()
    await navigate({ to: paths.today(), replace: true })
  }
  const done = (recovery_codes: string[] | null) => (recovery_codes ? setCodes(recovery_codes) : void enter())
  if (codes)
    return (
      <Sheet title={t('security.codes.title')} text={t('security.codes.note')}>
        <RecoveryCodes codes={codes} email={me.email} />
        <Button variant="primary" size="large" wide onClick={() => void enter()}>
          {t('security.codes.kept')}
        </Button>
      </Sheet>
    )
  const { name } = me.organization
  return (
    <Sheet title={t('security.gate.title')} text={t('security.gate.text', { name })}>
      <Choose standing={standing} onDone={done} />
      <Elsewhere />
      <Button variant="quiet" onClick={() => void signOut()}>
        {t('security.gate.sign_out')}
      </Button>
    </Sheet>
  )
}

/** Other organizations of the person may ask for nothing. */
function Elsewhere() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(apiQuery('GET /auth/organizations'))
  const go = (id: string) =>
    switchOrganization(id).catch((error) => notify({ message: explain(error, t), tone: 'danger' }))
  return data?.organizations
    .filter(({ is_current }) => !is_current)
    .map(({ id, name }) => (
      <Button key={id} variant="quiet" onClick={() => void go(id)}>
        {t('security.gate.elsewhere', { name })}
      </Button>
    ))
}

function Choose({
  standing,
  onDone,
}: {
  standing: Standing
  onDone: (recovery_codes: string[] | null) => void
}) {
  const { t } = useTranslation('settings')
  const { proven, question } = useProof(standing)
  const { begin: beginPasskey, dialogs } = useAddPasskey(standing, onDone)
  const [totp, setTotp] = useState<NewTotp>()
  const beginTotp = async () => {
    try {
      const begun = await proven((body) => api('POST /auth/second-factor/totp', { body }))
      setTotp(begun?.value)
    } catch (error) {
      notify({ message: explain(error, t), tone: 'danger' })
    }
  }
  if (totp) return <SetUpTotp totp={totp} onDone={onDone} />
  return (
    <div className={css.stacked}>
      <Way
        icon={<IconDeviceMobile size={28} stroke={1.6} aria-hidden />}
        title={t('security.totp.title')}
        text={t('security.totp.note')}
        onChoose={() => void beginTotp()}
      />
      {standing.can_use_passkeys && canUsePasskeys() && (
        <Way
          icon={<IconFingerprint size={28} stroke={1.6} aria-hidden />}
          title={t('security.passkeys.one')}
          text={t('security.passkeys.note')}
          onChoose={() => void beginPasskey()}
        />
      )}
      {question}
      {dialogs}
    </div>
  )
}

interface WayProps {
  icon: ReactNode
  title: string
  text: string
  onChoose: () => void
}

const Way = ({ icon, title, text, onChoose }: WayProps) => (
  <button type="button" className={css.way} onClick={onChoose}>
    {icon}
    <span>
      <strong>{title}</strong>
      {text}
    </span>
    <IconChevronRight size={20} aria-hidden />
  </button>
)

function Sheet({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <main className={css.sheet}>
      <title>{`${title} · Brigade`}</title>
      <Logo size={28} />
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </main>
  )
}
