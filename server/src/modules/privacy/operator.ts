import { uuidv7 } from 'uuidv7'
import { findMemberByEmail, getOrganizationByName } from '#modules/identity/index'
import { notFound } from '#platform/errors'
import type { Module } from '#platform/module'
import type { Platform } from '#platform/platform'
import type { TenantTx } from '#platform/tenant'
import { byItself } from '#platform/timetable'
import type { Who } from '#platform/who'
import { collectArchive } from './make-export.ts'

/** What whoever runs Brigade does about data from the command line. */

interface Asked {
  /** Name or id of the organization; may be left out where there is one. */
  organization?: string
  /** E-mail address of a person. */
  person?: string
}

async function meant(platform: Platform, { organization: asked, person: email }: Asked) {
  const organization = await platform.withDoor((tx) => getOrganizationByName(tx, asked), { read_only: true })
  const who = byItself(organization.id, uuidv7())
  if (email === undefined) return { organization, who, person: null }
  const person = await platform.withTenant(who, (tx) => findMemberByEmail(tx, who, email), {
    read_only: true,
  })
  if (!person) throw notFound('person')
  return { organization, who, person }
}

/** Writes an archive to a path. Errors: not_found. */
export async function exportByOperator(platform: Platform, path: string, asked: Asked) {
  const { who, person } = await meant(platform, asked)
  const scope = person ? 'person' : 'organization'
  const what = { path, scope, person_id: person?.id ?? null } as const
  const { tables, files } = await platform.withTenant(who, (tx) => collectArchive(tx, platform, who, what), {
    read_only: true,
    snapshot: true,
  })
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return { path, scope, tables: tables.length, rows, files: files.length }
}

/** Erases a person, or without one the organization, and answers the proof. Errors: not_found, last_admin. */
export async function eraseByOperator(platform: Platform, modules: readonly Module[], asked: Asked) {
  const { organization, who, person } = await meant(platform, asked)
  const room = modules.find(({ name }) => name === 'privacy')!
  if (!person) return room.handlers.eraseOrganization!({ who, platform, body: organization } as never)
  const erase = room.jobs!.find(({ task }) => task === 'erase_person')!
  const tx = <T>(work: (t: TenantTx) => Promise<T>) => platform.withTenant(who as Who, work)
  const payload = { erasure_id: uuidv7(), person_id: person.id }
  return erase.run({ payload, who, platform, tx, progress: async () => {} } as never)
}
