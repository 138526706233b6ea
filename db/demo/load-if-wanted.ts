import { sql } from 'kysely'
import type { House } from '../../server/src/house.ts'
import { loadDemo } from './load.ts'

export type DemoLoaded = 'loaded' | 'present' | 'absent'

/** Loads the demo into a database in which nobody has an account yet, unless DEMO is off. */
export async function loadDemoIfWanted(house: House): Promise<DemoLoaded> {
  const { withDoor, config, log } = house.platform
  const { demo, anybody } = await withDoor(
    async (tx) => {
      const { rows } = await sql<{ demo: boolean; anybody: boolean }>`
        select exists (select 1 from identity.organizations where is_demo) as demo,
               exists (select 1 from identity.organizations) as anybody`.execute(tx)
      return rows[0]!
    },
    { read_only: true },
  )
  if (demo) return 'present'
  if (anybody || config.demo === 'off') return 'absent'
  log.info('loading the demo …')
  await loadDemo(house)
  return 'loaded'
}
