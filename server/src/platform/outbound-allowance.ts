import { type BlockList, isIP } from 'node:net'
import type { Config } from './config-schema.ts'
import { blockListOf } from './special-addresses.ts'

/** What may be called although it is not on the public internet, and without TLS. */
export interface Allowance {
  names: ReadonlySet<string>
  networks: BlockList
}

const nameForm = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/

/** What OUTBOUND_ALLOW says: names, addresses and networks with commas between. Faulty entries are left out. */
export function allowanceOf(config: Pick<Config, 'outboundAllow'>): Allowance {
  const entries = entriesOf(config)
  return {
    names: new Set(entries.filter(isName)),
    networks: blockListOf(entries.filter(isNetwork)),
  }
}

/** What is wrong with OUTBOUND_ALLOW, a line each. */
export function outboundFaults(config: Pick<Config, 'outboundAllow'>): string[] {
  return entriesOf(config)
    .filter((entry) => !isName(entry) && !isNetwork(entry))
    .map(
      (entry) =>
        `OUTBOUND_ALLOW: “${entry}” is neither a host’s name nor an address nor a network like 10.0.0.0/8`,
    )
}

const entriesOf = ({ outboundAllow }: Pick<Config, 'outboundAllow'>) =>
  (outboundAllow ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)

/** Figures and dots alone are an address, or a slip. */
const isName = (entry: string) => nameForm.test(entry) && !/^[\d.]+$/.test(entry)

function isNetwork(entry: string): boolean {
  const [address = '', bits, more] = entry.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)]!
  return (
    more === undefined &&
    (bits === undefined ? longest > 0 : /^\d{1,3}$/.test(bits) && Number(bits) <= longest)
  )
}
