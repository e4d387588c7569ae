import { parseJson } from './answer.ts'
import type { Answer } from './answer.ts'
import { unreachable } from './problem.ts'

/** How far a file has travelled, in bytes. */
export interface UploadProgress {
  sent: number
  total: number
}

export interface UploadOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: UploadProgress) => void) | undefined
}

/** Sends a file as the body. XMLHttpRequest, because fetch cannot say how much of a body has left. */
export function sendFile(
  method: string,
  address: string,
  file: Blob,
  options: UploadOptions,
): Promise<Answer> {
  const { signal, onProgress } = options
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, address)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', 'application/octet-stream')
    if (file instanceof File) request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.addEventListener('progress', (event) =>
      onProgress?.({ sent: event.loaded, total: event.total }),
    )
    request.addEventListener('load', () => resolve(answerOf(request)))
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('abort', () =>
      reject(new DOMException('The upload was cancelled.', 'AbortError')),
    )
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (signal?.aborted) return reject(new DOMException('The upload was cancelled.', 'AbortError'))
    request.send(file)
  })
}

function answerOf(request: XMLHttpRequest): Answer {
  return {
    ok: request.status >= 200 && request.status < 300,
    status: request.status,
    requestId: request.getResponseHeader('x-request-id') ?? '',
    body: parseJson(request.responseText),
  }
}
