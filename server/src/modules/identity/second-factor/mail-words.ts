import type { User } from '../contract.ts'

/** What somebody hears of by mail. */
export interface SecurityNews {
  kind:
    | 'totp_added'
    | 'totp_removed'
    | 'recovery_codes_renewed'
    | 'recovery_code_used'
    | 'passkey_added'
    | 'passkey_removed'
    | 'second_factors_reset'
    | 'codes_guessed'
  /** Of a passkey. */
  name?: string
  /** Recovery codes that are left. */
  left?: number
}

interface Words {
  hello: (name: string) => string
  alarm: string
  action: string
  about: Record<
    SecurityNews['kind'],
    { subject: string; what: (email: string, news: SecurityNews) => string }
  >
}

export const words: Record<User['language'], Words> = {
  en: {
    hello: (name) => `Hello ${name},`,
    alarm: 'If this was not you, choose a new password at once and tell an admin of your organization.',
    action: 'See how I sign in',
    about: {
      totp_added: {
        subject: 'An authenticator app protects your account',
        what: (email) => `signing in to your account ${email} now asks for a code of your authenticator app.`,
      },
      totp_removed: {
        subject: 'The authenticator app was removed',
        what: (email) =>
          `signing in to your account ${email} no longer asks for a code of your authenticator app.`,
      },
      recovery_codes_renewed: {
        subject: 'You have new recovery codes',
        what: (email) =>
          `new recovery codes were made for your account ${email}. The ones before no longer work.`,
      },
      recovery_code_used: {
        subject: 'A recovery code was used',
        what: (email, { left }) =>
          `somebody signed in to your account ${email} with a recovery code. Codes that are left: ${left}.`,
      },
      passkey_added: {
        subject: 'A passkey was added',
        what: (email, { name }) => `the passkey “${name}” now signs in to your account ${email}.`,
      },
      passkey_removed: {
        subject: 'A passkey was removed',
        what: (email, { name }) => `the passkey “${name}” no longer signs in to your account ${email}.`,
      },
      second_factors_reset: {
        subject: 'Your second factors were reset',
        what: (email) =>
          `an admin took the authenticator app, the passkeys and the recovery codes of your account ${email} away. Your password alone signs you in until you set them up again.`,
      },
      codes_guessed: {
        subject: 'Somebody is trying codes for your account',
        what: (email) =>
          `somebody who knows the password of your account ${email} gave five wrong codes in a row and was not let in.`,
      },
    },
  },
  'pt-BR': {
    hello: (name) => `Olá, ${name}.`,
    alarm:
      'Se não foi você, escolha uma nova senha imediatamente e avise um administrador da sua organização.',
    action: 'Ver como eu entro',
    about: {
      totp_added: {
        subject: 'Um aplicativo autenticador protege sua conta',
        what: (email) =>
          `Agora, para entrar na sua conta ${email}, é pedido um código do seu aplicativo autenticador.`,
      },
      totp_removed: {
        subject: 'O aplicativo autenticador foi removido',
        what: (email) =>
          `Para entrar na sua conta ${email} já não é pedido um código do aplicativo autenticador.`,
      },
      recovery_codes_renewed: {
        subject: 'Você tem novos códigos de recuperação',
        what: (email) =>
          `Foram criados novos códigos de recuperação para sua conta ${email}. Os anteriores não funcionam mais.`,
      },
      recovery_code_used: {
        subject: 'Um código de recuperação foi usado',
        what: (email, { left }) =>
          `Alguém entrou na sua conta ${email} com um código de recuperação. Códigos que restam: ${left}.`,
      },
      passkey_added: {
        subject: 'Uma chave de acesso foi adicionada',
        what: (email, { name }) => `A chave de acesso “${name}” agora entra na sua conta ${email}.`,
      },
      passkey_removed: {
        subject: 'Uma chave de acesso foi removida',
        what: (email, { name }) => `A chave de acesso “${name}” já não entra na sua conta ${email}.`,
      },
      second_factors_reset: {
        subject: 'Suas verificações em duas etapas foram redefinidas',
        what: (email) =>
          `Um administrador retirou o aplicativo autenticador, as chaves de acesso e os códigos de recuperação da sua conta ${email}. Até você configurá-los de novo, basta a senha para entrar.`,
      },
      codes_guessed: {
        subject: 'Alguém está tentando códigos na sua conta',
        what: (email) =>
          `Alguém que conhece a senha da sua conta ${email} digitou cinco códigos errados seguidos e não entrou.`,
      },
    },
  },
  es: {
    hello: (name) => `Hola, ${name}.`,
    alarm:
      'Si no has sido tú, elige una contraseña nueva cuanto antes y avisa a un administrador de tu organización.',
    action: 'Ver cómo entro',
    about: {
      totp_added: {
        subject: 'Una aplicación de autenticación protege tu cuenta',
        what: (email) =>
          `A partir de ahora, para entrar en tu cuenta ${email} se pide un código de tu aplicación de autenticación.`,
      },
      totp_removed: {
        subject: 'Se quitó la aplicación de autenticación',
        what: (email) =>
          `Para entrar en tu cuenta ${email} ya no se pide un código de la aplicación de autenticación.`,
      },
      recovery_codes_renewed: {
        subject: 'Tienes códigos de recuperación nuevos',
        what: (email) =>
          `Se crearon códigos de recuperación nuevos para tu cuenta ${email}. Los anteriores ya no sirven.`,
      },
      recovery_code_used: {
        subject: 'Se usó un código de recuperación',
        what: (email, { left }) =>
          `Alguien entró en tu cuenta ${email} con un código de recuperación. Códigos que quedan: ${left}.`,
      },
      passkey_added: {
        subject: 'Se añadió una llave de acceso',
        what: (email, { name }) => `La llave de acceso «${name}» ya permite entrar en tu cuenta ${email}.`,
      },
      passkey_removed: {
        subject: 'Se quitó una llave de acceso',
        what: (email, { name }) => `La llave de acceso «${name}» ya no permite entrar en tu cuenta ${email}.`,
      },
      second_factors_reset: {
        subject: 'Se restableció tu verificación en dos pasos',
        what: (email) =>
          `Un administrador quitó la aplicación de autenticación, las llaves de acceso y los códigos de recuperación de tu cuenta ${email}. Hasta que los configures de nuevo basta la contraseña para entrar.`,
      },
      codes_guessed: {
        subject: 'Alguien está probando códigos en tu cuenta',
        what: (email) =>
          `Alguien que conoce la contraseña de tu cuenta ${email} escribió cinco códigos equivocados seguidos y no entró.`,
      },
    },
  },
}
