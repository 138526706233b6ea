import type { DoorTx } from '#platform/tenant'

export interface DeviceRow {
  user_id: string
  device_hash: Buffer
  network: string | null
  first_used_at: Date
  last_used_at: Date
}

/** The device with one of these hashes that this person signed in with since an instant. */
export async function findDevice(
  tx: DoorTx,
  user_id: string,
  hashes: readonly Buffer[],
  since: Date,
): Promise<Pick<DeviceRow, 'device_hash' | 'network' | 'last_used_at'> | undefined> {
  if (hashes.length === 0) return undefined
  return tx
    .selectFrom('identity.devices')
    .select(['device_hash', 'network', 'last_used_at'])
    .where('user_id', '=', user_id)
    .where('device_hash', 'in', hashes)
    .where('last_used_at', '>', since)
    .executeTakeFirst()
}

export async function isNetworkKnown(
  tx: DoorTx,
  user_id: string,
  network: string,
  since: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.devices')
    .select('user_id')
    .where('user_id', '=', user_id)
    .where('network', '=', network)
    .where('last_used_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function hasDevices(tx: DoorTx, user_id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('identity.devices')
    .select('user_id')
    .where('user_id', '=', user_id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The same program may sign in twice at once for the first time. */
export async function insertDevice(tx: DoorTx, device: DeviceRow): Promise<void> {
  const { network, last_used_at } = device
  await tx
    .insertInto('identity.devices')
    .values(device)
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'device_hash']).doUpdateSet({ network, last_used_at }),
    )
    .execute()
}

export async function touchDevice(
  tx: DoorTx,
  user_id: string,
  device_hash: Buffer,
  change: Pick<DeviceRow, 'network' | 'last_used_at'>,
): Promise<void> {
  await tx
    .updateTable('identity.devices')
    .set(change)
    .where('user_id', '=', user_id)
    .where('device_hash', '=', device_hash)
    .execute()
}

export async function forgetOldDevices(tx: DoorTx, user_id: string, until: Date): Promise<void> {
  await tx
    .deleteFrom('identity.devices')
    .where('user_id', '=', user_id)
    .where('last_used_at', '<=', until)
    .execute()
}
