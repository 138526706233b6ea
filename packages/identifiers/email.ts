import { accepted, type Check, refused } from './check.ts'

const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
// The last label is a name (or a punycoded one), never a number: user@127.0.0.1 is no mailbox of a guest.
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/

/**
 * Checks an e-mail address by the dot-atom form of RFC 5321 (local part ≤ 64, whole ≤ 254 characters, ASCII,
 * a domain with at least two labels); the value is trimmed and in lower case, the form in which it is unique.
 * Quoted local parts, comments and address literals are refused: nobody's mailbox needs them.
 */
export function checkEmail(text: string): Check {
  const value = text.trim().toLowerCase()
  if (value === '') return refused('empty')
  if (value.length > 254) return refused('wrong_length')
  if (/[^\x21-\x7e]/.test(value)) return refused('wrong_character')
  const at = value.lastIndexOf('@')
  if (at < 0) return refused('missing_at')
  const local = value.slice(0, at)
  if (local.length > 64 || !LOCAL_PART.test(local)) return refused('wrong_local_part')
  const labels = value.slice(at + 1).split('.')
  const good = labels.length >= 2 && labels.every((label) => DOMAIN_LABEL.test(label))
  if (!good || !TOP_LEVEL.test(labels.at(-1)!)) return refused('wrong_domain')
  return accepted(value)
}
