import { createHash } from 'node:crypto'
import type { DoorTx } from '#platform/tenant'
import type { Desk } from '../desk.ts'
import type { UserRow } from '../people/queries.ts'
import type { Device } from '../sign-in/admit.ts'
import { newDeviceValue } from './device-cookie.ts'
import {
  findDevice,
  forgetOldDevices,
  hasDevices,
  insertDevice,
  isNetworkKnown,
  touchDevice,
} from './device-queries.ts'
import { tellOfNewDevice } from './mails.ts'
import { neighbourhoodOf, networkOf } from './networks.ts'

/** A device that has not signed in for longer is a new one again. */
const remembered_ms = 400 * 86_400_000
/** How old the time of the last sign-in may be: not every one of many a minute needs to be written down. */
const freshness_ms = 60_000

export interface MetDevice {
  device_hash: Buffer
  /** What a browser is known by from now on. */
  new_value?: string
}

/**
 * Knows a device again or gets to know it. Of a new one its person hears by mail, in the transaction that lets it in;
 * the first device of an account is no news.
 */
export async function meetDevice(tx: DoorTx, desk: Desk, user: UserRow, device: Device): Promise<MetDevice> {
  const now = desk.platform.clock.now()
  const network = networkOf(device.ip)
  const known = await findDevice(tx, user.id, hashesOf(device), new Date(now.getTime() - remembered_ms))
  if (known) {
    const { device_hash } = known
    const is_fresh = known.network === network && now.getTime() - known.last_used_at.getTime() < freshness_ms
    if (!is_fresh) await touchDevice(tx, user.id, device_hash, { network, last_used_at: now })
    return { device_hash }
  }
  const is_first = !(await hasDevices(tx, user.id))
  const new_value = device.remembered && newDeviceValue()
  const device_hash = new_value ? hashOfValue(new_value) : hashOfProgram(device)
  await insertDevice(tx, { user_id: user.id, device_hash, network, first_used_at: now, last_used_at: now })
  if (!is_first) {
    await forgetOldDevices(tx, user.id, new Date(now.getTime() - remembered_ms))
    await tellOfNewDevice(tx, desk, user, device)
  }
  return { device_hash, new_value }
}

/** How well a device is known for an account: by itself, by the address it comes from, or not at all. */
export async function acquaintance(
  tx: DoorTx,
  user_id: string,
  device: Device,
  now: Date,
): Promise<{ device_hash: Buffer } | { network: string } | undefined> {
  const since = new Date(now.getTime() - remembered_ms)
  const network = networkOf(device.ip)
  // The name of a program is no secret: only a browser's value says which device it is.
  const known = await findDevice(tx, user_id, (device.remembered ?? []).map(hashOfValue), since)
  if (known) return { device_hash: known.device_hash }
  return network && (await isNetworkKnown(tx, user_id, network, since)) ? { network } : undefined
}

const hashesOf = (device: Device) => device.remembered?.map(hashOfValue) ?? [hashOfProgram(device)]

const hashOfValue = (value: string) => createHash('sha256').update(`browser\n${value}`).digest()

function hashOfProgram({ user_agent, ip }: Device): Buffer {
  return createHash('sha256')
    .update(`program\n${user_agent ?? ''}\n${neighbourhoodOf(ip) ?? ''}`)
    .digest()
}
