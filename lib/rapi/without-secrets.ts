/** What stands in the place of a secret. */
const HIDDEN = '<hidden>'

/**
 * Names that hold secrets, wherever they stand: osparams_secret, img_passwd, vnc_password_file, ... What an operating
 * system takes is its own affair, and addresses that are themselves a secret are in it, so of `osparams` no value is kept.
 */
const SECRET = /pass|secret|private|token|credential|cookie|key$|^osparams/i

/** A job's parameters as they may be kept and shown: what is named like a secret is gone, and what is not set. */
export function withoutSecrets(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, SECRET.test(name) ? hidden(value) : inside(value)]),
  )
}

/** The names of parameters tell what was set. */
function hidden(value: unknown): unknown {
  if (isEmpty(value)) return value
  return isRecord(value) ? Object.fromEntries(Object.keys(value).map((name) => [name, HIDDEN])) : HIDDEN
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside)
  return isRecord(value) ? withoutSecrets(value) : value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Nothing was given, so nothing is hidden; a flag is no secret. */
const isEmpty = (value: unknown) =>
  value === '' || typeof value === 'boolean' || (isRecord(value) && Object.keys(value).length === 0)
