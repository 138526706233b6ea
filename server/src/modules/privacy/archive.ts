import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

export interface ArchivedTable {
  name: string
  rows: number
  sha256: string
}

export interface Manifest {
  format: 'brigade-export'
  version: 1
  scope: 'organization' | 'person'
  organization: { id: string; name: string }
  person_id: string | null
  made_at: string
  tables: ArchivedTable[]
  /** Names are the SHA-256 of the contents. */
  files: { name: string; size_bytes: number }[]
}

export interface ArchiveParts {
  about: Omit<Manifest, 'tables' | 'files' | 'format' | 'version'>
  tables: { name: string; lines: () => AsyncIterable<string> }[]
  files: AsyncIterable<{ name: string; open: () => Promise<Readable> }>
}

const readMe = `This is an archive made by Brigade.

tables/   one file a table, one row a line, as JSON (https://jsonlines.org)
files/    what was uploaded, each named by the SHA-256 of its content; documents.documents.jsonl says in
          file_hash which document it is
manifest.json   what is here, with the number of rows and the SHA-256 of each table's file

Passwords, keys and tokens are not part of it.
`

/** Writes a ZIP file to `path`, one part after the other, holding none of them whole. */
export async function writeArchive(path: string, parts: ArchiveParts): Promise<Manifest> {
  const zip = new yazl.ZipFile()
  // A part that cannot be read fails the archive below; without a listener it would end the process.
  zip.on('error', () => {})
  const written = pipeline(zip.outputStream, createWriteStream(path))
  const manifest: Manifest = { format: 'brigade-export', version: 1, ...parts.about, tables: [], files: [] }
  const mtime = new Date(parts.about.made_at)
  const add = (name: string, content: Readable, options: Partial<yazl.Options> = {}) =>
    new Promise<void>((resolve, reject) => {
      content.once('end', resolve).once('error', reject)
      zip.addReadStream(content, name, { mtime, ...options })
    })

  const fill = async () => {
    zip.addBuffer(Buffer.from(readMe), 'README.txt', { mtime })
    for (const table of parts.tables) {
      const measured = measure(table.lines())
      await add(`tables/${table.name}.jsonl`, Readable.from(measured.bytes))
      manifest.tables.push({ name: table.name, ...measured.result() })
    }
    for await (const file of parts.files) {
      const content = await file.open()
      let size_bytes = 0
      content.on('data', (chunk: Buffer) => {
        size_bytes += chunk.length
      })
      // What was uploaded is mostly compressed already.
      await add(`files/${file.name}`, content, { compress: false })
      manifest.files.push({ name: file.name, size_bytes })
    }
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json', { mtime })
    zip.end()
  }
  await Promise.all([written, fill().catch((error) => (zip.outputStream as Readable).destroy(error))])
  return manifest
}

function measure(lines: AsyncIterable<string>) {
  const hash = createHash('sha256')
  let rows = 0
  async function* bytes() {
    for await (const line of lines) {
      rows += 1
      const buffer = Buffer.from(line)
      hash.update(buffer)
      yield buffer
    }
  }
  return { bytes: bytes(), result: () => ({ rows, sha256: hash.digest('hex') }) }
}
