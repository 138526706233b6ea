import { queueMail } from '#platform/mail'
import { mailPage } from '#platform/mail-page'
import { publicAddress } from '#platform/public-address'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { UserRow } from '../people/queries.ts'
import type { Device } from '../sign-in/admit.ts'
import { type DeviceWords, deviceWords } from './device-words.ts'
import { findOrganizationName } from './session-queries.ts'

type Language = UserRow['language']

interface Facts {
  name: string
  email: string
  device: string
  at: string
  ip: string
  organization: string
}

interface Words {
  device: (words: DeviceWords) => string
  nowhere: string
  subject: (device: string) => string
  title: string
  what: (facts: Facts) => string
  where: (facts: Facts) => string
  advice: string
  action: string
  footnote: string
}

const joined = (on: string, program: string, unknown: string) => (words: DeviceWords) => {
  const { browser, system, kind } = words
  if (kind === 'program') return browser ? `${program} (${browser})` : program
  return browser && system ? `${browser} ${on} ${system}` : (browser ?? system ?? unknown)
}

const words: Record<Language, Words> = {
  en: {
    device: joined('on', 'A program', 'A browser'),
    nowhere: 'unknown',
    subject: (device) => `New sign-in to Brigade: ${device}`,
    title: 'A new device signed in',
    what: ({ name, email }) =>
      `Hello ${name}, somebody signed in to your account ${email} on a device that had not been used for it before.`,
    where: ({ device, at, ip, organization }) =>
      `${device}, ${at} UTC, from the address ${ip}, for ${organization}.`,
    advice:
      'If this was you, there is nothing to do. If it was not, end that session and choose a new password at once.',
    action: 'See my devices',
    footnote: 'Brigade tells you whenever a device signs in to your account for the first time.',
  },
  'pt-BR': {
    device: joined('no', 'Um programa', 'Um navegador'),
    nowhere: 'desconhecido',
    subject: (device) => `Novo acesso ao Brigade: ${device}`,
    title: 'Um novo dispositivo entrou',
    what: ({ name, email }) =>
      `Olá, ${name}. Alguém entrou na sua conta ${email} em um dispositivo que ainda não tinha sido usado com ela.`,
    where: ({ device, at, ip, organization }) =>
      `${device}, ${at} UTC, do endereço ${ip}, em ${organization}.`,
    advice:
      'Se foi você, não há nada a fazer. Se não foi, encerre essa sessão e escolha uma nova senha imediatamente.',
    action: 'Ver meus dispositivos',
    footnote: 'O Brigade avisa sempre que um dispositivo entra na sua conta pela primeira vez.',
  },
  es: {
    device: joined('en', 'Un programa', 'Un navegador'),
    nowhere: 'desconocida',
    subject: (device) => `Nuevo acceso a Brigade: ${device}`,
    title: 'Ha entrado un dispositivo nuevo',
    what: ({ name, email }) =>
      `Hola, ${name}. Alguien ha entrado en tu cuenta ${email} desde un dispositivo que no se había usado con ella.`,
    where: ({ device, at, ip, organization }) =>
      `${device}, ${at} UTC, desde la dirección ${ip}, en ${organization}.`,
    advice:
      'Si has sido tú, no hay nada que hacer. Si no, cierra esa sesión y elige una contraseña nueva cuanto antes.',
    action: 'Ver mis dispositivos',
    footnote: 'Brigade avisa cada vez que un dispositivo entra en tu cuenta por primera vez.',
  },
}

/** Tells somebody of a device that signed in to their account for the first time: who, what, when and where. */
export async function tellOfNewDevice(
  tx: DoorTx,
  { platform: { clock, config } }: Desk,
  user: UserRow,
  { user_agent, ip }: Device,
): Promise<void> {
  const { organization_id, email, language } = user
  const say = words[language]
  const device = say.device(deviceWords(user_agent))
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const
  const facts: Facts = {
    name: user.first_name,
    email,
    device,
    at: new Intl.DateTimeFormat(language, format).format(clock.now()),
    ip: ip ?? say.nowhere,
    organization: await findOrganizationName(tx, organization_id),
  }
  const page = mailPage({
    language,
    title: say.title,
    paragraphs: [say.what(facts), say.where(facts), say.advice],
    action: { label: say.action, url: `${publicAddress(config)}/settings/sessions` },
    footnote: say.footnote,
  })
  const mail = { organization_id, user_id: user.id, to: email, kind: 'new_device' }
  await queueMail(tx, { ...mail, subject: say.subject(device), ...page })
}
