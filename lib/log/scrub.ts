const SECRET_KEY = /authorization|passw|passphrase|cookie|token|secret|credential|^(api_?)?key$|encryption_?key/i
const MAX_DEPTH = 8

/** Takes secrets out of a line of text: in query strings, and the password of an address. */
export function scrubText(text: string): string {
  return text
    .replace(
      /([?&;#](?:access_token|refresh_token|id_token|token|code|password|secret|client_secret)=)[^&\s#"']+/gi,
      '$1***',
    )
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s/@]+@/gi, '$1:***@')
    .replace(/\b(Basic|Bearer)\s+[\w+/=.~-]{6,}/g, '$1 ***')
}

/** The value as it may be logged: plain, without secrets, errors with their causes. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return value
  if (depth > MAX_DEPTH) return '[deep]'
  if (value instanceof Date || value instanceof URL) return scrubText(value.toJSON())
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1))
  if (value instanceof Map) return scrub(Object.fromEntries(value), depth)
  if (value instanceof Set) return scrub([...value], depth)
  return scrubRecord(value, depth)
}

function scrubRecord(value: object, depth: number): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  if (value instanceof Error) {
    Object.assign(plain, { type: value.name, message: scrubText(value.message), stack: scrubText(value.stack ?? '') })
    if (value.cause !== undefined) plain.cause = scrub(value.cause, depth + 1)
  }
  for (const [name, item] of Object.entries(value)) {
    plain[name] = SECRET_KEY.test(name) && item !== null && item !== undefined ? '***' : scrub(item, depth + 1)
  }
  return plain
}
