import { IconBuildingStore, IconChevronRight, IconCompass } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadMe, meQuery } from '../../shell/me.ts'
import { signOut } from '../../shell/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Callout } from '../../ui/Callout.tsx'
import { Door } from './Door.tsx'
import css from './form.module.css'
import { SetUp } from './SetUp.tsx'

export const loader = loadMe

type Choice = 'none' | 'demo' | 'own'

/** The first minute: look around in the demo, or begin with one's own house. */
export default function WelcomePage() {
  const { t } = useTranslation('sign-in')
  const { data: me } = useQuery(meQuery)
  const [choice, setChoice] = useState<Choice>('none')
  if (choice === 'own') return <SetUp onBack={() => setChoice('none')} />
  return (
    <Door title={t('welcome.title', { name: me?.first_name ?? '' })} text={t('welcome.text')} wide>
      <div className={css.choices}>
        <ChoiceCard
          icon={<IconBuildingStore size={28} stroke={1.6} aria-hidden />}
          title={t('welcome.own')}
          text={t('welcome.own_text')}
          onChoose={() => setChoice('own')}
        />
        <ChoiceCard
          icon={<IconCompass size={28} stroke={1.6} aria-hidden />}
          title={t('welcome.demo')}
          text={t('welcome.demo_text')}
          onChoose={() => setChoice('demo')}
        />
      </div>
      {choice === 'demo' && (
        <Callout
          tone="brand"
          title={t('demo.title')}
          actions={<Button onClick={() => void signOut()}>{t('welcome.to_demo')}</Button>}
        >
          {t('demo.text')}
        </Callout>
      )}
    </Door>
  )
}

interface ChoiceCardProps {
  icon: ReactNode
  title: string
  text: string
  onChoose: () => void
}

function ChoiceCard({ icon, title, text, onChoose }: ChoiceCardProps) {
  return (
    <button type="button" className={css.choice} onClick={onChoose}>
      {icon}
      <span>
        <strong>{title}</strong>
        {text}
      </span>
      <IconChevronRight size={20} aria-hidden />
    </button>
  )
}
