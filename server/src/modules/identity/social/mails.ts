import type { Config } from '#platform/config'
import { queueMail } from '#platform/mail'
import { mailPage } from '#platform/mail-page'
import { publicAddress } from '#platform/public-address'
import type { TenantTx } from '#platform/tenant'
import type { User } from '../contract.ts'
import type { UserRow } from '../people/queries.ts'

interface LinkedAccount {
  provider: string
  /** Its e-mail address, where the issuer told one. */
  account: string | null
}

interface Words {
  subject: (provider: string) => string
  title: string
  what: (name: string, address: string, account: string) => string
  alarm: string
  action: string
}

type Kind = 'account_linked' | 'account_unlinked'

const words: Record<User['language'], Record<Kind, Words>> = {
  en: {
    account_linked: {
      subject: (provider) => `You can now sign in to Brigade with ${provider}`,
      title: 'A new way to sign in',
      what: (name, address, account) =>
        `Hello ${name}, your account ${address} can now be opened with ${account}.`,
      alarm: 'If it was not you, sign in, take it away under Settings, Security, and change your password.',
      action: 'Look at my security settings',
    },
    account_unlinked: {
      subject: (provider) => `${provider} no longer opens your Brigade account`,
      title: 'A way to sign in was taken away',
      what: (name, address, account) =>
        `Hello ${name}, your account ${address} can no longer be opened with ${account}.`,
      alarm: 'If it was not you, sign in and change your password.',
      action: 'Look at my security settings',
    },
  },
  'pt-BR': {
    account_linked: {
      subject: (provider) => `Agora você pode entrar no Brigade com ${provider}`,
      title: 'Uma nova forma de entrar',
      what: (name, address, account) =>
        `Olá, ${name}. Sua conta ${address} agora pode ser aberta com ${account}.`,
      alarm: 'Se não foi você, entre, remova-a em Configurações, Segurança, e troque sua senha.',
      action: 'Ver minhas configurações de segurança',
    },
    account_unlinked: {
      subject: (provider) => `${provider} não abre mais sua conta do Brigade`,
      title: 'Uma forma de entrar foi removida',
      what: (name, address, account) =>
        `Olá, ${name}. Sua conta ${address} não pode mais ser aberta com ${account}.`,
      alarm: 'Se não foi você, entre e troque sua senha.',
      action: 'Ver minhas configurações de segurança',
    },
  },
  es: {
    account_linked: {
      subject: (provider) => `Ya puedes entrar en Brigade con ${provider}`,
      title: 'Una nueva forma de entrar',
      what: (name, address, account) =>
        `Hola, ${name}. Tu cuenta ${address} se puede abrir ahora con ${account}.`,
      alarm: 'Si no has sido tú, entra, quítala en Ajustes, Seguridad, y cambia tu contraseña.',
      action: 'Ver mis ajustes de seguridad',
    },
    account_unlinked: {
      subject: (provider) => `${provider} ya no abre tu cuenta de Brigade`,
      title: 'Se ha quitado una forma de entrar',
      what: (name, address, account) =>
        `Hola, ${name}. Tu cuenta ${address} ya no se puede abrir con ${account}.`,
      alarm: 'Si no has sido tú, entra y cambia tu contraseña.',
      action: 'Ver mis ajustes de seguridad',
    },
  },
}

export const mailLinked = (tx: TenantTx, config: Config, person: UserRow, account: LinkedAccount) =>
  send(tx, config, person, account, 'account_linked')

export const mailUnlinked = (tx: TenantTx, config: Config, person: UserRow, account: LinkedAccount) =>
  send(tx, config, person, account, 'account_unlinked')

function send(
  tx: TenantTx,
  config: Config,
  person: UserRow,
  { provider, account }: LinkedAccount,
  kind: Kind,
): Promise<void> {
  const { subject, title, what, alarm, action } = words[person.language][kind]
  const named = account ? `${provider} (${account})` : provider
  return queueMail(tx, {
    organization_id: person.organization_id,
    user_id: person.id,
    to: person.email,
    kind,
    subject: subject(provider),
    ...mailPage({
      language: person.language,
      title,
      paragraphs: [what(person.first_name, person.email, named), alarm],
      action: { label: action, url: `${publicAddress(config)}/settings/security` },
    }),
  })
}
