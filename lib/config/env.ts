import { type Config, envSchema, toConfig } from './schema'

export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** Reads a set of environment variables. A ConfigError names each bad variable and says why, never its value. */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const result = envSchema.safeParse(given)
  if (result.success) return toConfig(result.data)
  const problems = result.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
  throw new ConfigError(`Bad configuration: ${[...new Set(problems)].join('; ')}`)
}

let parsed: Config | undefined

/** The process's configuration, parsed on first use; prepareEnvironment() fills what may be left out before that. */
export function config(): Config {
  parsed ??= parseConfig(process.env)
  return parsed
}
