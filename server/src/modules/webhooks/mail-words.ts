import type { Admin } from '#modules/identity/index'

interface Words {
  subject: (host: string) => string
  title: string
  hello: (name: string) => string
  gone: (url: string) => string
  failing: (url: string) => string
  what_next: string
  action: string
}

/** What the mails of this room say. */
export const words: Record<Admin['language'], Words> = {
  en: {
    subject: (host) => `Brigade no longer tells ${host} what happens`,
    title: 'A webhook was switched off',
    hello: (name) => `Hello ${name},`,
    gone: (url) => `${url} answered that it is gone (410), so Brigade has stopped sending to it.`,
    failing: (url) =>
      `for five days nothing sent to ${url} has arrived, so Brigade has stopped sending to it.`,
    what_next:
      'What waited to be sent was cancelled. When the receiver works again, switch the webhook on and send what it missed again from its list of deliveries.',
    action: 'Look at the webhook',
  },
  'pt-BR': {
    subject: (host) => `O Brigade não avisa mais ${host} do que acontece`,
    title: 'Um webhook foi desligado',
    hello: (name) => `Olá, ${name}:`,
    gone: (url) => `${url} respondeu que não existe mais (410), e o Brigade parou de enviar para lá.`,
    failing: (url) =>
      `há cinco dias nada do que é enviado para ${url} chega, e o Brigade parou de enviar para lá.`,
    what_next:
      'O que esperava envio foi cancelado. Quando o destino voltar a funcionar, ligue o webhook e reenvie o que ele perdeu pela lista de entregas.',
    action: 'Ver o webhook',
  },
  es: {
    subject: (host) => `Brigade ya no avisa a ${host} de lo que ocurre`,
    title: 'Se ha apagado un webhook',
    hello: (name) => `Hola, ${name}:`,
    gone: (url) => `${url} respondió que ya no existe (410), así que Brigade ha dejado de enviarle.`,
    failing: (url) =>
      `desde hace cinco días no llega nada de lo enviado a ${url}, así que Brigade ha dejado de enviarle.`,
    what_next:
      'Lo que esperaba ser enviado se ha cancelado. Cuando el destino vuelva a funcionar, enciende el webhook y reenvía lo que se perdió desde su lista de entregas.',
    action: 'Ver el webhook',
  },
}
