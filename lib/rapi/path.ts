import { RapiError } from './errors'

/** RAPI reads no more than 8 KiB of a request's first line. */
const maxLength = 8000

type QueryValue = string | number | readonly string[] | undefined

/** An absolute path of which every segment and value is encoded; an undefined value is left out. */
export function path(segments: readonly (string | number)[], query: Record<string, QueryValue> = {}): string {
  const steps = segments.map((segment) => {
    const text = String(segment)
    if (text === '' || text === '.' || text === '..') throw new RapiError('invalid_input', 'not a name: empty or dots')
    return encode(text)
  })
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((one) => `${key}=${encode(String(one))}`),
  )
  const whole = `/${steps.join('/')}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
  if (whole.length > maxLength) throw new RapiError('invalid_input', 'the request is too long for RAPI')
  return whole
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch (cause) {
    throw new RapiError('invalid_input', 'not a text: half of a surrogate pair', { cause })
  }
}
