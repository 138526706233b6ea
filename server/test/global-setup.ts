import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { ensureRoles } from '#platform/database-roles'
import { migrate } from '#platform/migrate'
import { startTemporaryPostgres } from '#platform/postgres/temporary'
import { prepareQueue } from '#platform/worker'
import { adminQuery, databaseUrl, migrationsDir, templateName } from './database.ts'
import { testSecrets } from './test-secrets.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    owner_url: string
    work_dir: string
  }
}

/** Starts one embedded PostgreSQL for the whole run and migrates the template that each test file clones. */
export default async function setup(project: TestProject) {
  const work_dir = await mkdtemp(join(tmpdir(), 'brigade-test-'))
  const postgres = await startTemporaryPostgres()
  await adminQuery(postgres.url, `create database ${templateName}`)
  const template_url = databaseUrl(postgres.url, templateName)
  const log = pino({ level: 'silent' })
  await ensureRoles({ ownerUrl: template_url, secrets: testSecrets })
  await migrate({ ownerUrl: template_url, migrationsDir, log })
  await prepareQueue(template_url)
  await adminQuery(postgres.url, `alter database ${templateName} with is_template true`)
  project.provide('owner_url', postgres.url)
  project.provide('work_dir', work_dir)
  return async () => {
    await postgres.stop()
    await rm(work_dir, { recursive: true, force: true })
  }
}
