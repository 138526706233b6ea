import { type Routes, route } from '#platform/route'
import { Email, Input, Type } from '#platform/schema'
import { Password } from '../contract-fields.ts'

const LinkToken = Type.String({
  minLength: 1,
  maxLength: 100,
  description: 'From the link in the mail.',
  examples: ['Zk3v0yQx1c2J8r5nT7uW9pLhDfSbGmKeAiOoUyXtRqE'],
})
const Message = (words: string) => Type.Object({ message: Type.String({ examples: [words] }) })

export const recoveryRoutes = {
  requestPasswordReset: route({
    method: 'POST',
    path: '/auth/password-reset',
    permission: 'public',
    transaction: 'door',
    limit: 'reset',
    status: 200,
    summary: 'Ask for a new password',
    description:
      'Sends a link to the address if somebody signs in with it; it works once, for an hour. The answer is the same, after the same work, whether or not there is an account. Three links an hour go to one account. Without a mail server the link waits in the outbox, where an admin hands it over.',
    body: Input({ email: Email }),
    response: Message('If this address has an account, a link is on its way to it.'),
  }),
  confirmPasswordReset: route({
    method: 'POST',
    path: '/auth/password-reset/confirm',
    permission: 'public',
    transaction: 'none',
    limit: 'reset',
    status: 200,
    summary: 'Set a new password by link',
    description:
      'Uses up the link of the mail and sets the password. Every session of the person ends at once, their other links too, and a mail tells them. It signs nobody in: the next sign-in asks for the second factor as always. A password that is refused leaves the link as it was.',
    body: Input({ token: LinkToken, new_password: Password }),
    response: Message('The password is set; sign in with it.'),
    errors: ['link_invalid', 'weak_password'],
  }),
  verifyEmail: route({
    method: 'POST',
    path: '/auth/verify-email/{token}',
    permission: 'public',
    transaction: 'none',
    limit: 'reset',
    status: 200,
    summary: 'Verify an e-mail address',
    description:
      'Uses up the link of the mail, which works once, for 24 hours and for the address it was sent to: `email_verified_at` says from then on that the address is the person’s own.',
    params: Type.Object({ token: LinkToken }),
    response: Message('The address is verified.'),
    errors: ['link_invalid'],
  }),
  sendVerificationMail: route({
    method: 'POST',
    path: '/auth/verify-email',
    permission: 'signed_in',
    status: 200,
    summary: 'Send the verification mail again',
    description:
      'Sends another link to one’s own address unless it is verified already. At most one a minute and five a day.',
    response: Message('A link is on its way to your address.'),
    errors: ['too_many_requests'],
  }),
} satisfies Routes
