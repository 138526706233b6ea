import type { DemoLoaded } from '../../db/demo/load-if-wanted.ts'
import type { Config } from './platform/config.ts'
import { publicAddress } from './platform/public-address.ts'
import type { Secrets } from './platform/secrets.ts'
import { version } from './platform/version.ts'

/** What a person reads once Brigade is ready: where it is, and how to sign in. */
export function welcome({
  config,
  secrets,
  demo,
}: {
  config: Config
  secrets: Secrets
  demo: DemoLoaded
}): string {
  const address = publicAddress(config)
  const lines = [`Brigade ${version} is ready.`, '']
  if (config.role === 'worker') return `${lines[0]} It works on the queue.\n`
  lines.push(`  Open        ${address}`, `  API         ${address}/docs`)
  if (demo !== 'absent')
    lines.push(
      '',
      '  Sign in     owner@cookiejar.example',
      `  Password    ${secrets.demoPassword}`,
      '',
      '  Also manager@, chef@, employee@, shopper@ and customer@cookiejar.example, with the same password.',
    )
  else lines.push('', '  Nobody has an account yet: register on the first page.')
  return `${lines.join('\n')}\n\n  Stop with Ctrl-C. Everything is kept in ${config.dataDir}.\n`
}
