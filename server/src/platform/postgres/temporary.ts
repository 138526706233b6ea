import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startPostgres } from './server.ts'

/** An embedded PostgreSQL on a folder of its own that is gone when it stops: for tests and generated files. */
export async function startTemporaryPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'brigade-postgres-'))
  // mkdtemp makes it private; as root the database runs as another user.
  await chmod(dataDir, 0o755)
  const running = await startPostgres({
    dataDir,
    password: 'temporary',
    log: pino({ level: 'silent' }),
    unsafe_and_fast: true,
  })
  return {
    url: running.url,
    async stop() {
      await running.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export async function withTemporaryPostgres<T>(use: (url: string) => Promise<T>): Promise<T> {
  const running = await startTemporaryPostgres()
  try {
    return await use(running.url)
  } finally {
    await running.stop()
  }
}
