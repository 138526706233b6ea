import { mailPage } from '#platform/mail-page'
import type { Role } from '../../../roles.ts'
import type { User } from '../contract.ts'

type Language = User['language']

interface Facts {
  first_name: string
  invited_by: string
  organization: string
  role: string
}

interface Words {
  roles: Record<Role, string>
  subject: (facts: Facts) => string
  title: (facts: Facts) => string
  what: (facts: Facts) => string
  how: string
  action: string
  ignore: string
}

const words: Record<Language, Words> = {
  en: {
    roles: {
      admin: 'Admin',
      manager: 'Manager',
      chef: 'Chef',
      employee: 'Employee',
      shopper: 'Shopper',
      customer: 'Customer',
    },
    subject: ({ organization }) => `Your invitation to ${organization} on Brigade`,
    title: ({ organization }) => `Join ${organization}`,
    what: ({ first_name, invited_by, organization, role }) =>
      `Hello ${first_name}, ${invited_by} invites you to work with ${organization} in Brigade, as: ${role}.`,
    how: 'The link works once, for seven days. You choose a password there; if you have an account for this address already, sign in with it instead.',
    action: 'Accept the invitation',
    ignore: 'If you do not know who this is, there is nothing to do: nothing happens unless you accept.',
  },
  'pt-BR': {
    roles: {
      admin: 'Administrador',
      manager: 'Gerente',
      chef: 'Chef',
      employee: 'Funcionário',
      shopper: 'Comprador',
      customer: 'Cliente',
    },
    subject: ({ organization }) => `Seu convite para ${organization} no Brigade`,
    title: ({ organization }) => `Entre em ${organization}`,
    what: ({ first_name, invited_by, organization, role }) =>
      `Olá, ${first_name}. ${invited_by} convida você a trabalhar com ${organization} no Brigade, como: ${role}.`,
    how: 'O link funciona uma vez, por sete dias. Nele você escolhe uma senha; se já tem uma conta com este e-mail, entre com ela.',
    action: 'Aceitar o convite',
    ignore: 'Se você não sabe quem é, não há nada a fazer: nada acontece enquanto você não aceitar.',
  },
  es: {
    roles: {
      admin: 'Administrador',
      manager: 'Encargado',
      chef: 'Chef',
      employee: 'Empleado',
      shopper: 'Comprador',
      customer: 'Cliente',
    },
    subject: ({ organization }) => `Tu invitación a ${organization} en Brigade`,
    title: ({ organization }) => `Únete a ${organization}`,
    what: ({ first_name, invited_by, organization, role }) =>
      `Hola, ${first_name}. ${invited_by} te invita a trabajar con ${organization} en Brigade, como: ${role}.`,
    how: 'El enlace funciona una vez, durante siete días. En él eliges una contraseña; si ya tienes una cuenta con este correo, entra con ella.',
    action: 'Aceptar la invitación',
    ignore: 'Si no sabes de quién viene, no hay nada que hacer: no pasa nada mientras no aceptes.',
  },
}

/** What somebody reads who is invited. */
export function invitationMail(
  { first_name, language, role }: { first_name: string; language: Language; role: Role },
  { invited_by, organization }: { invited_by: string; organization: string },
  url: string,
): { subject: string; text: string; html: string } {
  const say = words[language]
  const facts: Facts = { first_name, invited_by, organization, role: say.roles[role] }
  const page = mailPage({
    language,
    title: say.title(facts),
    paragraphs: [say.what(facts), say.how],
    action: { label: say.action, url },
    footnote: say.ignore,
  })
  return { subject: say.subject(facts), ...page }
}
