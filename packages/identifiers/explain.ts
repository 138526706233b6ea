import type { RefusalReason } from './check.ts'

const sentences: Readonly<Record<RefusalReason, string>> = {
  empty: 'it is empty',
  wrong_length: 'it does not have the right number of characters',
  wrong_character: 'it has a character that does not belong there',
  wrong_check_digit: 'its check digits do not fit, so one character is wrong or two have changed places',
  equal_digits: 'all its characters are the same',
  missing_at: 'the @ is missing',
  wrong_local_part: 'the part before the @ is not right',
  wrong_domain: 'the part after the @ is not right',
}

/** What a refusal means, to stand after a colon: `wrong_check_digit` → “its check digits do not fit, …”. */
export function explainRefusal(reason: RefusalReason): string {
  return sentences[reason]
}
