import { useSyncExternalStore } from 'react'
import type { UploadForm } from '#modules/documents/contract'
import { ApiError } from '../../../shell/api-error.ts'
import { refresh } from '../../../shell/queries.ts'
import { newKey } from '../../../shell/requests.ts'
import { sendFile } from './send-file.ts'
import { smallerPicture } from './smaller-picture.ts'

/** One file on its way. It lives beside the pages, so that leaving one does not stop it. */
export interface Upload {
  key: string
  /** Kept while nobody knows whether the file arrived; a refused one is another try. */
  idempotency_key: string
  file: File
  form: UploadForm
  state: 'waiting' | 'sending' | 'sent' | 'refused'
  /** 0 to 1. */
  share: number
  document_id?: string
  error?: unknown
}

/** More at once only share the same uplink. */
const AT_ONCE = 2

let uploads: readonly Upload[] = []
const listeners = new Set<() => void>()
const aborts = new Map<string, AbortController>()

function set(next: readonly Upload[]) {
  uploads = next
  for (const listener of listeners) listener()
}

const change = (key: string, changes: Partial<Upload>) =>
  set(uploads.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)))

export function addUploads(files: readonly File[], form: UploadForm): void {
  const added = files.map((file) => ({
    key: newKey(),
    idempotency_key: newKey(),
    file,
    form,
    state: 'waiting' as const,
    share: 0,
  }))
  set([...uploads, ...added])
  next()
}

export function sendAgain({ key, error, ...upload }: Upload): void {
  const arrived = error instanceof ApiError && error.status > 0
  const idempotency_key = arrived ? newKey() : upload.idempotency_key
  change(key, { state: 'waiting', share: 0, error: undefined, idempotency_key })
  next()
}

/** Takes a file off the list, and off the wire when it is still on its way. */
export function dropUpload(key: string): void {
  aborts.get(key)?.abort()
  set(uploads.filter((upload) => upload.key !== key))
}

export const clearSent = () => set(uploads.filter((upload) => upload.state !== 'sent'))

function next() {
  const sending = uploads.filter(({ state }) => state === 'sending').length
  const waiting = uploads.filter(({ state }) => state === 'waiting')
  for (const upload of waiting.slice(0, Math.max(0, AT_ONCE - sending))) void send(upload)
}

async function send({ key, idempotency_key, file, form }: Upload) {
  const abort = new AbortController()
  aborts.set(key, abort)
  change(key, { state: 'sending' })
  try {
    const document = await sendFile(bodyOf(await smallerPicture(file), form), {
      idempotency_key,
      onShare: (share) => change(key, { share }),
      signal: abort.signal,
    })
    change(key, { state: 'sent', share: 1, document_id: document.id })
    void refresh('GET /supplier/documents')
  } catch (error) {
    if (!abort.signal.aborted) change(key, { state: 'refused', error })
  } finally {
    aborts.delete(key)
    next()
  }
}

/** The fields before the file, so that the server knows them when the bytes begin to come. */
export function bodyOf(file: File, form: UploadForm): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(form)) if (value) body.set(name, value)
  body.set('file', file)
  return body
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useUploads = () => useSyncExternalStore(subscribe, () => uploads)
