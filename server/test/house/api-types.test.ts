import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { readRepositoryFile } from '../repository-files.ts'

/** How an integrator would write against the types: what is right compiles, what is wrong does not. */
const use = `
import type { components, paths, webhooks } from './api'

type Invoices = paths['/api/v1/supplier/invoices']['get']
type Invoice = Invoices['responses']['200']['content']['application/json']['items'][number]
export const numberOf = (invoice: Invoice): string => invoice.invoice_number
export const query: NonNullable<Invoices['parameters']['query']> = { limit: 200, sort: '-invoice_date' }

type NewSupplier = paths['/api/v1/vendors']['post']['requestBody']['content']['application/json']
export const supplier: NewSupplier = { name: 'Harbour Fish Co.', payment_terms_days: 14 }

export type Refused = components['schemas']['Error']
export const codeOf = (refused: Refused): string => refused.error

type Event = webhooks['event']['post']['requestBody']['content']['application/json']
export const typeOf = (event: Event): string => event.type
`

const wrong = `
import type { paths } from './api'
type NewSupplier = paths['/api/v1/vendors']['post']['requestBody']['content']['application/json']
export const supplier: NewSupplier = { nmae: 'Harbour Fish Co.' }
`

/** What TypeScript finds wrong with a file beside the generated types. */
function faults(api: string, text: string): string[] {
  const files: Record<string, string> = { '/api.d.ts': api, '/use.ts': text }
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
  }
  const usual = ts.createCompilerHost(options)
  const host: ts.CompilerHost = {
    ...usual,
    fileExists: (path) => path in files || usual.fileExists(path),
    readFile: (path) => files[path] ?? usual.readFile(path),
    getSourceFile: (path, target) =>
      path in files ? ts.createSourceFile(path, files[path]!, target) : usual.getSourceFile(path, target),
  }
  const program = ts.createProgram(['/use.ts'], options, host)
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe('the types that openapi-typescript makes of our document', () => {
  it('compile, and hold an integrator to the contract', async () => {
    const document = JSON.parse(readRepositoryFile('docs/openapi.json'))
    const api = astToString(await openapiTS(document, { silent: true }))
    expect(faults(api, use)).toEqual([])
    expect(faults(api, wrong).join(' ')).toContain('nmae')
  })
})
