import { IconBook, IconBraces, IconKey, IconPlayerPlay, IconWebhook } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import page from '../../../../../docs/integrate.md?raw'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'
import { useSearchState } from '../../../shell/search-state.ts'
import { Card } from '../../../ui/Card.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Segmented } from '../../../ui/fields/Segmented.tsx'
import { Stack } from '../../../ui/Page.tsx'
import { Anchor } from '../../../ui/scope.tsx'
import { SettingsPage } from '../frame/SettingsPage.tsx'
import { SecretBox } from '../secret/SecretBox.tsx'
import { examplesOf } from './examples.ts'
import css from './integrate.module.css'

const languages = [
  { value: 'sh', label: 'curl' },
  { value: 'ts', label: 'TypeScript' },
  { value: 'py', label: 'Python' },
] as const
type Language = (typeof languages)[number]['value']

/** The page's examples by file; their texts stand in docs/integrate.md, where a test runs them. */
const examples = new Map(examplesOf(page).map(({ file, code }) => [file, code.trimEnd()]))

/** In the order one needs them; `brigade` is what the others call. */
const topics = [
  'brigade',
  'first-call',
  'all-invoices',
  'create-supplier',
  'change-supplier',
  'create-webhook',
  'receive',
]

/** For whoever writes programs: where the API is, and how one begins. */
export default function IntegratePage() {
  const { t } = useTranslation('settings')
  return (
    <SettingsPage section="integrate" description={t('purpose.integrate')}>
      <Stack>
        <Card title={t('integrate.where')} note={t('integrate.where_note')}>
          <SecretBox label={t('integrate.copy_address')} text={`${location.origin}/api/v1`} />
          <Places />
        </Card>
        <Examples />
      </Stack>
    </SettingsPage>
  )
}

function Places() {
  const { t } = useTranslation('settings')
  const can = useCan()
  const places = [
    { id: 'try', icon: IconPlayerPlay, href: paths.apiReference() },
    { id: 'read', icon: IconBook, href: '/redoc' },
    { id: 'openapi', icon: IconBraces, href: '/openapi.json' },
  ]
  const own = [
    { id: 'tokens', icon: IconKey, href: paths.apiTokens(), permission: 'tokens.manage' },
    { id: 'webhooks', icon: IconWebhook, href: paths.webhooks(), permission: 'webhooks.read' },
  ]
  return (
    <ul className={css.places}>
      {places.map(({ id, icon: Icon, href }) => (
        <li key={id}>
          <a href={href} target="_blank" rel="noreferrer">
            <Icon size={18} stroke={1.7} aria-hidden />
            {t(`integrate.places.${id}`)}
          </a>
        </li>
      ))}
      {own
        .filter(({ permission }) => can(permission))
        .map(({ id, icon: Icon, href }) => (
          <li key={id}>
            <Anchor href={href}>
              <Icon size={18} stroke={1.7} aria-hidden />
              {t(`sections.${id}`)}
            </Anchor>
          </li>
        ))}
    </ul>
  )
}

function Examples() {
  const { t } = useTranslation('settings')
  const [state, setState] = useSearchState({ language: 'sh' })
  const language = languages.find(({ value }) => value === state.language)?.value ?? 'sh'
  const variables = `export BRIGADE_URL=${location.origin}\nexport BRIGADE_TOKEN=brg_…`
  return (
    <Card
      title={t('integrate.examples')}
      note={t('integrate.examples_note')}
      actions={
        <Segmented<Language>
          label={t('integrate.language')}
          value={language}
          onChange={(next) => setState({ language: next })}
          choices={languages}
        />
      }
    >
      <div className={css.examples}>
        <Example title={t('integrate.topics.variables')} file="sh" code={variables} />
        {topics.map((topic) => {
          const file = `${topic}.${language}`
          const code = examples.get(file)
          return code && <Example key={file} title={t(`integrate.topics.${topic}`)} file={file} code={code} />
        })}
      </div>
    </Card>
  )
}

function Example({ title, file, code }: { title: string; file: string; code: string }) {
  return (
    <section className={css.example}>
      <h3>{title}</h3>
      <figure>
        <figcaption>
          <code>{file}</code>
          <CopyButton text={code} />
        </figcaption>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
        <pre tabIndex={0}>{code}</pre>
      </figure>
    </section>
  )
}
