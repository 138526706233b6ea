import type { Config } from './config.ts'

/** Where people reach Brigade, without a slash at the end; never what a request claims in its Host header. */
export function publicAddress(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const host = config.host === '127.0.0.1' ? 'localhost' : config.host
  return (config.publicUrl ?? `http://${host}:${config.port}`).replace(/\/+$/, '')
}
