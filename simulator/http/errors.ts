import { type Json, pythonText } from '../json'

const reasons: Record<number, [short: string, long: string]> = {
  200: ['OK', ''],
  400: ['Bad Request', 'Bad request syntax or unsupported method'],
  401: ['Unauthorized', 'No permission -- see authorization schemes'],
  403: ['Forbidden', 'Request forbidden -- authorization will not help'],
  404: ['Not Found', 'Nothing matches the given URI'],
  415: ['Unsupported Media Type', 'Entity body in unsupported format'],
  500: ['Internal Server Error', 'Server got itself in trouble'],
  501: ['Not Implemented', 'Server does not support this operation'],
  502: ['Bad Gateway', 'Invalid responses from another server/proxy'],
  503: ['Service Unavailable', 'The server cannot process the request due to a high load'],
  504: ['Gateway Timeout', 'The gateway server did not receive a timely response'],
}

/** An answer that is no success; without a text it says what its code says. */
export class HttpError extends Error {
  constructor(
    readonly code: number,
    readonly text?: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(text ?? `HTTP ${code}`)
  }
}

export function reasonPhrase(code: number): string {
  return reasons[code]?.[0] ?? ''
}

export function errorBody(error: HttpError): Json {
  const [short, long] = reasons[error.code] ?? ['Unknown', 'Unknown']
  return { code: error.code, message: escapeHtml(error.text ?? short), explain: long }
}

/** A query that the master daemon refused with one of Ganeti's own errors. */
export function entityNotFound(kind: string, name: string): HttpError {
  return new HttpError(500, `(${pythonText(`${kind} name ${name} not found`)}, 'unknown_entity')`)
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#x27;')
}
