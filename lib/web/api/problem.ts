import { STATUS_CODES } from 'node:http'
import { createTranslator } from 'use-intl/core'
import { AppError, type FieldError } from '@/lib/errors/app-error'
import { log } from '@/lib/log/log'
import { OAuthError } from '@/lib/oauth/oauth-error'
import el from '@/locales/el.json'
import en from '@/locales/en.json'
import { defectOf, statusOf } from '../problem'
import { QueryError } from './parse-part'
import { BodyError } from './read-request'

/** The address is there, but not to be asked that way. */
export class MethodError extends Error {
  constructor(readonly allowed: readonly string[]) {
    super('method not allowed')
  }
}

type Values = Record<string, string | number>
type Told = { status: number; code: string; values?: Values; errors?: object[]; detail?: string }

/**
 * RFC 9457: `type` is about:blank, so `title` is the status; `code` is stable and `detail` its text in the language of who
 * asks. Each of `errors` names a JSON pointer into the body (RFC 6901) or a parameter.
 */
export function apiProblem(error: unknown, { locale, requestId }: { locale: string; requestId: string }): Response {
  const { detail, ...told } = tell(error, requestId, textsIn(locale))
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[told.status] ?? 'Error',
    status: told.status,
    detail: detail ?? '',
    code: told.code,
    values: told.values ?? {},
    errors: told.errors ?? [],
    requestId,
  }
  const headers = { 'content-type': 'application/problem+json', 'content-language': locale, ...challenge(error, told) }
  return Response.json(body, { status: told.status, headers: { ...headers, ...wait(error) } })
}

type Texts = (code: string, values?: Values) => string

function tell(error: unknown, requestId: string, text: Texts): Told {
  if (error instanceof OAuthError) {
    const code = error.error === 'invalid_token' ? 'token_invalid' : 'request_invalid'
    return { status: error.error === 'invalid_token' ? 401 : 400, code, detail: error.description }
  }
  if (error instanceof MethodError)
    return { status: 405, code: 'method_not_allowed', detail: text('method_not_allowed') }
  if (!(error instanceof AppError)) {
    log.error({ err: error, requestId }, 'a request failed')
    const { status, code } = defectOf(error)
    return { status, code, detail: text(code, { id: requestId }) }
  }
  // What one may not do answers as what is not there.
  if (error.reason === 'forbidden') return { status: 404, code: 'not_found', detail: text('not_found') }
  const { reason: code, values, fields } = error
  const errors = Object.entries(fields).map(([field, wrong]) => fieldProblem(error, field, wrong, text))
  const status = error instanceof BodyError ? error.status : statusOf(error)
  return { status, code, values, errors, detail: text(code, values) }
}

function fieldProblem(error: AppError, field: string, { code, values = {} }: FieldError, text: Texts) {
  const place = error instanceof QueryError ? { parameter: field } : { pointer: pointerTo(field) }
  return { ...place, code, values, detail: text(code, values) }
}

/** Fields come as `disks.0`; `form` is the whole. */
const pointerTo = (field: string) => (field === 'form' ? '' : `/${field.replaceAll('~', '~0').replaceAll('.', '/')}`)

function textsIn(locale: string): Texts {
  const shared = { locale, namespace: 'errors', onError: () => {} } as const
  const translate = createTranslator({ ...shared, messages: locale === 'el' ? el : en })
  const known = (code: string): code is keyof typeof en.errors => Object.hasOwn(en.errors, code)
  return (code, values) => (known(code) ? translate(code, values as never) : code)
}

function challenge(error: unknown, { status }: Told): Record<string, string> {
  const realm = 'Bearer realm="ganetimgr"'
  if (error instanceof OAuthError)
    return status === 401 ? { 'www-authenticate': `${realm}, error="${error.error}"` } : {}
  if (error instanceof MethodError) return { allow: error.allowed.join(', ') }
  if (error instanceof AppError && error.reason === 'insufficient_scope')
    return { 'www-authenticate': `${realm}, error="insufficient_scope", scope="${error.values.scope ?? ''}"` }
  return {}
}

function wait(error: unknown): Record<string, string> {
  if (!(error instanceof AppError)) return defectOf(error).headers
  return error.code === 'too_many' ? { 'retry-after': String(error.values.seconds) } : {}
}
