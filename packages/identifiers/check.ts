export type RefusalReason =
  | 'empty'
  | 'wrong_length'
  | 'wrong_character'
  | 'wrong_check_digit'
  | 'equal_digits'
  | 'missing_at'
  | 'wrong_local_part'
  | 'wrong_domain'

/** What a check says: the normalised value, or the machine code of the first thing wrong with the text. */
export type Check = { ok: true; value: string } | { ok: false; reason: RefusalReason }

export function accepted(value: string): Check {
  return { ok: true, value }
}

export function refused(reason: RefusalReason): Check {
  return { ok: false, reason }
}
