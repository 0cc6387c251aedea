import path from 'node:path'
import { parseArgs } from 'node:util'

export type Ports = Record<'PORT' | 'ALPHA_PORT' | 'BETA_PORT' | 'MAIL_PORT' | 'SMTP_PORT', number>
export type DemoOptions = { folder: string; ports: Ports; reset: boolean; build: boolean }

const DEFAULTS: Ports = { PORT: 3000, ALPHA_PORT: 5080, BETA_PORT: 5081, MAIL_PORT: 1080, SMTP_PORT: 1025 }

const usage = `Usage: npm run demo -- [--reset] [--no-build]
  --reset     forgets everything and starts over
  --no-build  takes the build that is there
Environment: DEMO_DIR (.data/demo), ${Object.entries(DEFAULTS)
  .map(([name, port]) => `${name} (${port})`)
  .join(', ')}`

export function readOptions(args: string[], env: NodeJS.ProcessEnv): DemoOptions {
  const { values } = parse(args)
  return {
    folder: path.resolve(env.DEMO_DIR || path.join(import.meta.dirname, '..', '..', '.data', 'demo')),
    ports: Object.fromEntries(
      Object.entries(DEFAULTS).map(([name, standard]) => [name, portOf(name, env[name], standard)]),
    ) as Ports,
    reset: values.reset,
    build: !values['no-build'],
  }
}

function parse(args: string[]) {
  const flag = { type: 'boolean', default: false } as const
  try {
    return parseArgs({ args, options: { reset: flag, 'no-build': flag } })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function portOf(name: string, text: string | undefined, standard: number): number {
  if (!text) return standard
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Error(`${name} wants a port from 1 to 65535, not ${text}`)
}
