/**
 * Of PostgreSQL, Appendix A: no connection, no resources (disk, memory, connections), the server stops or starts, a fault of
 * its files; cancelled because it took too long; a lock that did not come; a server that takes no writes, because it is a
 * standby now.
 */
const STATES = /^(?:08|53|57P|58|25P03|25P04|57014|55P03|25006)/
const KINDS = [
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
  'DatabaseDoesNotExist',
  'DatabaseAccessDenied',
  'AuthenticationFailed',
]
/** What pg says itself has no code. */
const WORDS =
  /^(?:timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client (?:was closed|has encountered))/

/** Whether this error of the driver says that the database cannot be asked now, rather than that the question was wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const cause: unknown = error.cause
  const told = { ...fieldsOf(error), ...fieldsOf(cause) }
  if (KINDS.some((kind) => kind === told.kind)) return true
  if (STATES.test(told.originalCode ?? told.code ?? '')) return true
  return told.syscall !== undefined || WORDS.test(error.message)
}

type Told = { kind?: string; code?: string; originalCode?: string; syscall?: string }

function fieldsOf(value: unknown): Told {
  if (typeof value !== 'object' || value === null) return {}
  const names = ['kind', 'code', 'originalCode', 'syscall'] as const
  const told: Told = {}
  for (const name of names) {
    const field = (value as Record<string, unknown>)[name]
    if (typeof field === 'string') told[name] = field
  }
  return told
}
