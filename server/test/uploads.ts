import type { Answer, Person } from './house.ts'

export interface TestFile {
  name: string
  content: Uint8Array | string
  fields?: Record<string, string>
}

const boundary = 'brigade-test-boundary'
export const multipartType = `multipart/form-data; boundary=${boundary}`

/** A multipart form as a browser writes it: the fields, then the file. */
export function multipart({ name, content, fields = {} }: TestFile): Buffer {
  const parts = Object.entries(fields).map(
    ([field, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(content as string),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

/** Uploads a supplier document as this person. */
export function uploadFile(person: Person, file: TestFile): Promise<Answer> {
  return person.call('POST', '/supplier/documents', multipart(file), { 'content-type': multipartType })
}
