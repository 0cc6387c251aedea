import { systemContext } from '@/lib/access/system-context'
import { type Break, verifyAudit } from '@/lib/audit/verify'
import { read } from './arguments'
import type { Command } from './command'

async function verify(args: string[]): Promise<void> {
  const { values } = read(args, [], { expect: { type: 'string' } })
  const { entries, head, broken, expectedFound } = await verifyAudit(systemContext('manage'), values.expect ?? null)
  if (broken) throw new Error(`${inWords(broken)}; the ${entries} entries before are whole`)
  if (expectedFound === false) throw new Error(`No entry has the hash ${values.expect}: entries were written anew`)
  console.log(`${entries} entries, none changed or missing\nhead ${head}`)
}

function inWords(broken: Break): string {
  if (broken.kind === 'cut') return `The end of the chain was changed: ${broken.missing} entries are missing`
  if (broken.kind === 'changed') return `Entry ${broken.entry} was changed`
  if (broken.kind === 'missing') return `Entries are missing before entry ${broken.entry}`
  return `Entry ${broken.entry} is not in the chain`
}

export const auditCommands: Command[] = [
  {
    name: 'audit verify',
    args: '[--expect HASH]',
    help: 'names the first entry that was changed; HASH: a head printed earlier',
    run: verify,
  },
]
