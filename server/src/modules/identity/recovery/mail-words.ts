import type { User } from '../contract.ts'

type Named = (name: string, address: string) => string

interface Words {
  reset: {
    subject: string
    title: string
    asked: Named
    lifetime: string
    action: string
    ignore: string
  }
  changed: {
    subject: string
    title: string
    what: Named
    ended: string
    others_ended: string
    action: string
    alarm: string
  }
  verify: {
    subject: string
    title: string
    please: Named
    lifetime: string
    action: string
    ignore: string
  }
  moved: { subject: string; title: string; what: Named; alarm: string }
}

/** What the mails of this folder say. */
export const words: Record<User['language'], Words> = {
  en: {
    reset: {
      subject: 'Choose a new password for Brigade',
      title: 'Choose a new password',
      asked: (name, address) =>
        `Hello ${name}, somebody asked for a new password for your account ${address}.`,
      lifetime: 'The link works once, for an hour.',
      action: 'Choose a new password',
      ignore: 'If it was not you, there is nothing to do: your password stays as it is.',
    },
    changed: {
      subject: 'Your Brigade password was changed',
      title: 'Your password was changed',
      what: (name, address) => `Hello ${name}, your account ${address} has a new password.`,
      ended: 'Every device that was signed in has been signed out.',
      others_ended: 'Every device but the one it was changed on has been signed out.',
      action: 'Choose another password',
      alarm:
        'If neither you nor an admin of your organization did this, choose another password at once and tell an admin.',
    },
    verify: {
      subject: 'Is this your address? Confirm it for Brigade',
      title: 'Confirm your address',
      please: (name, address) => `Hello ${name}, please confirm that ${address} is your address.`,
      lifetime: 'The link works once, for 24 hours.',
      action: 'Confirm my address',
      ignore: 'If you do not know Brigade, somebody has mistyped their address: there is nothing to do.',
    },
    moved: {
      subject: 'The address of your Brigade account was changed',
      title: 'Your address was changed',
      what: (name, address) => `Hello ${name}, your account now belongs to the address ${address}.`,
      alarm: 'If this is not right, tell an admin of your organization at once.',
    },
  },
  'pt-BR': {
    reset: {
      subject: 'Escolha uma nova senha para o Brigade',
      title: 'Escolha uma nova senha',
      asked: (name, address) => `Olá, ${name}. Alguém pediu uma nova senha para a sua conta ${address}.`,
      lifetime: 'O link funciona uma vez, por uma hora.',
      action: 'Escolher uma nova senha',
      ignore: 'Se não foi você, não há nada a fazer: sua senha continua a mesma.',
    },
    changed: {
      subject: 'Sua senha do Brigade foi alterada',
      title: 'Sua senha foi alterada',
      what: (name, address) => `Olá, ${name}. Sua conta ${address} tem uma nova senha.`,
      ended: 'Todos os dispositivos conectados foram desconectados.',
      others_ended: 'Todos os dispositivos foram desconectados, exceto o usado para trocá-la.',
      action: 'Escolher outra senha',
      alarm:
        'Se não foi você nem um administrador da sua organização, escolha outra senha imediatamente e avise um administrador.',
    },
    verify: {
      subject: 'Este e-mail é seu? Confirme para o Brigade',
      title: 'Confirme seu e-mail',
      please: (name, address) => `Olá, ${name}. Confirme que ${address} é o seu e-mail.`,
      lifetime: 'O link funciona uma vez, por 24 horas.',
      action: 'Confirmar meu e-mail',
      ignore: 'Se você não conhece o Brigade, alguém errou ao digitar o próprio e-mail: não há nada a fazer.',
    },
    moved: {
      subject: 'O e-mail da sua conta do Brigade foi alterado',
      title: 'Seu e-mail foi alterado',
      what: (name, address) => `Olá, ${name}. Sua conta agora pertence ao e-mail ${address}.`,
      alarm: 'Se isso não está certo, avise um administrador da sua organização imediatamente.',
    },
  },
  es: {
    reset: {
      subject: 'Elige una contraseña nueva para Brigade',
      title: 'Elige una contraseña nueva',
      asked: (name, address) =>
        `Hola, ${name}. Alguien ha pedido una contraseña nueva para tu cuenta ${address}.`,
      lifetime: 'El enlace funciona una vez, durante una hora.',
      action: 'Elegir una contraseña nueva',
      ignore: 'Si no has sido tú, no hay nada que hacer: tu contraseña sigue igual.',
    },
    changed: {
      subject: 'Tu contraseña de Brigade ha cambiado',
      title: 'Tu contraseña ha cambiado',
      what: (name, address) => `Hola, ${name}. Tu cuenta ${address} tiene una contraseña nueva.`,
      ended: 'Se ha cerrado la sesión en todos los dispositivos.',
      others_ended: 'Se ha cerrado la sesión en todos los dispositivos menos en el que se cambió.',
      action: 'Elegir otra contraseña',
      alarm:
        'Si no has sido tú ni un administrador de tu organización, elige otra contraseña cuanto antes y avisa a un administrador.',
    },
    verify: {
      subject: '¿Es tuyo este correo? Confírmalo para Brigade',
      title: 'Confirma tu correo',
      please: (name, address) => `Hola, ${name}. Confirma que ${address} es tu correo.`,
      lifetime: 'El enlace funciona una vez, durante 24 horas.',
      action: 'Confirmar mi correo',
      ignore: 'Si no conoces Brigade, alguien ha escrito mal su dirección: no hay nada que hacer.',
    },
    moved: {
      subject: 'El correo de tu cuenta de Brigade ha cambiado',
      title: 'Tu correo ha cambiado',
      what: (name, address) => `Hola, ${name}. Tu cuenta pertenece ahora al correo ${address}.`,
      alarm: 'Si no es correcto, avisa cuanto antes a un administrador de tu organización.',
    },
  },
}
