import type { RedactPerson } from './audit-redaction.ts'
import type { Clock } from './clock.ts'
import type { Compute } from './compute.ts'
import type { Config } from './config.ts'
import type { Counters } from './counters.ts'
import type { DownloadLinks } from './download-links.ts'
import type { FileStore } from './files.ts'
import type { KeyRing } from './key-ring.ts'
import type { LiveHub } from './live.ts'
import type { Log } from './log.ts'
import type { ModelProvider } from './model-provider.ts'
import type { Outbound } from './outbound.ts'
import type { Secrets } from './secrets.ts'
import type { WithDoor, WithTenant } from './tenant.ts'
import type { NeedsFile } from './unused-files.ts'
import type { Vault } from './vault.ts'

/** What the house offers to every module. */
export interface Platform {
  config: Config
  secrets: Secrets
  keys: KeyRing
  vault: Vault
  log: Log
  clock: Clock
  withTenant: WithTenant
  withDoor: WithDoor
  files: FileStore
  downloads: DownloadLinks
  /** Whether any room still needs stored bytes. */
  needsFile: NeedsFile
  compute: Compute
  /** The same for pictures of pages, which somebody waits for at the screen while long documents are read. */
  drawing: Compute
  live: LiveHub
  outbound: Outbound
  /** The language model of the settings, where there is one. */
  model: ModelProvider | null
  counters: Counters
  redactPerson: RedactPerson
}
