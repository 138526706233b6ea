import { describe, expect, it } from 'vitest'
import { extract } from './index.ts'
import { hostileFiles } from './testing/hostile-files.ts'

/** Read here, without the process that ends what never ends; with it: bench/hostile.bench.ts. */
describe('the hostile pack', () => {
  it.each(hostileFiles.filter((file) => !file.is_endless).map((file) => [file.name, file] as const))(
    '%s',
    async (_name, file) => {
      const ending = await extract(await file.build()).then(
        () => 'read' as const,
        (error: { code?: string; message: string }) => error.code ?? error.message,
      )
      expect(file.ends).toContain(ending)
    },
  )
})
