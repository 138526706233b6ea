import { readFile, writeFile } from 'node:fs/promises'
import { pino } from 'pino'
import { contracts } from '../server/src/contracts.ts'
import { envExample } from '../server/src/platform/config-schema.ts'
import { ensureRoles } from '../server/src/platform/database-roles.ts'
import { migrate } from '../server/src/platform/migrate.ts'
import { openapiDocument } from '../server/src/platform/openapi.ts'
import { withTemporaryPostgres } from '../server/src/platform/postgres/temporary.ts'
import { migrationsDir } from '../server/src/platform/prepare-database.ts'
import { dumpSchema } from '../server/src/platform/schema-dump.ts'
import { generateTypes } from '../server/src/platform/type-generation.ts'
import { prepareQueue } from '../server/src/platform/worker.ts'
import { testSecrets } from '../server/test/test-secrets.ts'

/**
 * Makes every generated file again: the schema dump, the row types, the OpenAPI document, `.env.example`.
 * With `--check` it writes nothing and ends with 1 when one of them is out of date.
 */
const root = new URL('..', import.meta.url)

async function generated(): Promise<Record<string, string>> {
  const database = await withTemporaryPostgres(async (url) => {
    await ensureRoles({ ownerUrl: url, secrets: testSecrets })
    await migrate({ ownerUrl: url, migrationsDir, log: pino({ level: 'silent' }) })
    await prepareQueue(url)
    return { schema: await dumpSchema(url), types: await generateTypes(url) }
  })
  return {
    'db/schema.sql': database.schema,
    'server/src/platform/database.generated.ts': database.types,
    'docs/openapi.json': `${JSON.stringify(openapiDocument(contracts), null, 1)}\n`,
    '.env.example': envExample(),
  }
}

const check = process.argv.includes('--check')
const stale: string[] = []
for (const [path, text] of Object.entries(await generated())) {
  const file = new URL(path, root)
  const present = await readFile(file, 'utf8').catch(() => '')
  if (present === text) continue
  stale.push(path)
  if (!check) await writeFile(file, text)
}
if (check && stale.length > 0) {
  process.stderr.write(`out of date: ${stale.join(', ')}; run \`npm run generate\`\n`)
  process.exit(1)
}
if (!check)
  process.stdout.write(stale.length > 0 ? `wrote ${stale.join(', ')}\n` : 'everything was up to date\n')
