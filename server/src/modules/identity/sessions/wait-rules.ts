/** What failed attempts are counted for. */
export type WaitKind = 'name' | 'device' | 'address' | 'organization' | 'second_factor'

interface Rule {
  /** After so many failures the next attempt has to wait. */
  patience: number
  longest_seconds: number
  /** One failure is forgiven in this time. */
  forgives_in_seconds: number
}

/**
 * A delay grows instead of locking anybody out. At its longest a name can be tried 288 times a day from devices nobody
 * knows: below the 100 failures in a row that NIST SP 800-63B-4 §3.2.2 allows within eight hours.
 * An address may stand for a whole restaurant, an organization for everybody of one mail provider.
 */
export const waitRules: Readonly<Record<WaitKind, Rule>> = {
  name: { patience: 5, longest_seconds: 300, forgives_in_seconds: 600 },
  device: { patience: 5, longest_seconds: 300, forgives_in_seconds: 600 },
  address: { patience: 30, longest_seconds: 300, forgives_in_seconds: 300 },
  organization: { patience: 100, longest_seconds: 60, forgives_in_seconds: 60 },
  // Whoever comes this far has the password. Three of a million codes are right at a time, so at 24 tries a day a
  // thief needs decades for even odds.
  second_factor: { patience: 5, longest_seconds: 3_600, forgives_in_seconds: 3_600 },
}

export interface Wait {
  failures: number
  failed_at: Date
  /** The next attempt is looked at from then on. */
  wait_until: Date
  forgotten_at: Date
}

/** Counts one more failure: when patience is at its end, the next attempt waits 1, 2, 4, … s. */
export function afterFailure(kind: WaitKind, before: Pick<Wait, 'failures' | 'failed_at'>, now: Date): Wait {
  const { patience, longest_seconds, forgives_in_seconds } = waitRules[kind]
  const passed_seconds = Math.max(0, (now.getTime() - before.failed_at.getTime()) / 1000)
  const forgiven = Math.floor(passed_seconds / forgives_in_seconds)
  // Beyond the longest delay more failures would only take longer to forgive.
  const most = patience + Math.ceil(Math.log2(longest_seconds))
  const failures = Math.min(most, Math.max(0, before.failures - forgiven) + 1)
  const delay_seconds = failures < patience ? 0 : Math.min(longest_seconds, 2 ** (failures - patience))
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
  return {
    failures,
    failed_at: now,
    wait_until: later(delay_seconds),
    forgotten_at: later(Math.max(delay_seconds, failures * forgives_in_seconds)),
  }
}
