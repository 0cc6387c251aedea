import { accountCommands } from './accounts'
import { auditCommands } from './audit'
import { clusterCommands } from './clusters'
import type { Command } from './command'
import { siteCommands } from './site'
import { tokenCommands } from './tokens'

export const commands: Command[] = [
  ...accountCommands,
  ...tokenCommands,
  ...clusterCommands,
  ...auditCommands,
  ...siteCommands,
]

export function usage(): string {
  const lines = commands.map(({ name, args, help }) => [`${name} ${args}`.trim(), help] as const)
  const width = Math.max(...lines.map(([call]) => call.length))
  return ['npm run manage -- COMMAND', '', ...lines.map(([call, help]) => `  ${call.padEnd(width)}  ${help}`)].join(
    '\n',
  )
}
