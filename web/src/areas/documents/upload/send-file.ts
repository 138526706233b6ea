import { ApiError, errorOf } from '../../../shell/api-error.ts'
import { API_PREFIX } from '../../../shell/requests.ts'
import { accessToken, refreshSession } from '../../../shell/session.ts'
import type { SupplierDocument } from '../queries.ts'

export interface SendOptions {
  /** Of one file: the same when it is sent again. */
  idempotency_key: string
  /** The share that has left this device, 0 to 1. */
  onShare: (share: number) => void
  signal: AbortSignal
}

/** Sends one document; by XMLHttpRequest, as fetch does not say how much has left. Throws `ApiError`. */
export async function sendFile(form: FormData, options: SendOptions): Promise<SupplierDocument> {
  let response = await post(form, options)
  if (response.status === 401 && (await refreshSession())) response = await post(form, options)
  if (!response.ok) throw await errorOf(response)
  return (await response.json()) as SupplierDocument
}

async function post(form: FormData, { idempotency_key, onShare, signal }: SendOptions): Promise<Response> {
  const token = await accessToken()
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${API_PREFIX}/supplier/documents`)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('X-Brigade-Client', 'web')
    request.setRequestHeader('Idempotency-Key', idempotency_key)
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`)
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0)
    request.onload = () =>
      resolve(new Response(request.responseText, { status: request.status, headers: headersOf(request) }))
    request.onerror = () => reject(new ApiError({ status: 0, code: 'network', message: 'No answer' }))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function headersOf(request: XMLHttpRequest): [string, string][] {
  return ['retry-after', 'x-request-id'].flatMap((name): [string, string][] => {
    const value = request.getResponseHeader(name)
    return value ? [[name, value]] : []
  })
}
