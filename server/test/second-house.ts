import { tmpdir } from 'node:os'
import { pino } from 'pino'
import { connectionUrls } from '#platform/database-roles'
import { type House, openHouse } from '../src/house.ts'
import type { TestHouse } from './house.ts'
import { testSecrets } from './test-secrets.ts'

/** Another process of the same house: the same database, secrets and clock; whoever opens it closes it. */
export function openSecondHouse({ house, owner, clock }: TestHouse): Promise<House> {
  return openHouse({
    config: house.platform.config,
    secrets: testSecrets,
    clock,
    log: pino({ level: 'silent' }),
    urls: connectionUrls(owner.options.connectionString!, testSecrets),
    files_root: tmpdir(),
  })
}
