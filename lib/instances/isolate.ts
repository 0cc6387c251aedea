import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { type Asked, actOn, type Step } from './act'
import { compressNetwork, wrongNetwork } from './network-text'
import { untilRestart } from './restart'
import { lockSchema, whitelistSchema } from './schema'
import type { Place, Subject } from './subject'
import { addTag, removeTag } from './tag-step'

const tag = (word: string) => `${config().tagPrefix}:${word}`

/**
 * Marks it; the nodes' own hooks and firewall do the rest (spec 4.12), when the instance is set up on a node anew. So one
 * that runs is migrated, or where it cannot be, marked as needing a restart.
 */
export function isolateInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'isolate', (subject) => {
    const { reason } = parse(lockSchema, input)
    const call = addTag(subject.name, tag('isolate'))
    return setUpAnew(subject, [{ kind: 'instance.isolate', detail: { reason }, call }])
  })
}

export function releaseInstance(ctx: Ctx, place: Place): Promise<Asked[]> {
  return actOn(ctx, place, 'release', (subject) =>
    setUpAnew(subject, [{ kind: 'instance.release', call: removeTag(subject.name, tag('isolate')) }]),
  )
}

/** The one network that may be reached while isolated; an empty text takes it away. */
export function setWhitelist(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'whitelist', async (subject, tx) => {
    const { network } = parse(whitelistSchema, input)
    const wrong = network === '' ? null : wrongNetwork(network, await readSettings(tx))
    if (wrong) throw invalid({ network: wrong })
    const wanted = network === '' ? null : compressNetwork(network)
    const old = whitelistOf(subject.tags)
    const gone = old.filter((one) => one !== wanted)
    const name = subject.name
    const change: Step[] = [
      ...(gone.length > 0
        ? [
            {
              kind: 'instance.whitelist' as const,
              detail: { removed: gone },
              call: removeTag(name, ...gone.map(tagOf)),
            },
          ]
        : []),
      ...(wanted && !old.includes(wanted)
        ? [{ kind: 'instance.whitelist' as const, detail: { added: [wanted] }, call: addTag(name, tagOf(wanted)) }]
        : []),
    ]
    return change.length > 0 ? setUpAnew(subject, change) : []
  })
}

const tagOf = (network: string) => tag(`whitelist_ip:${network}`)

/** From the instance's tags. */
export const whitelistOf = (tags: readonly string[]): string[] =>
  tags.filter((one) => one.startsWith(tagOf(''))).map((one) => one.slice(tagOf('').length))

function setUpAnew({ name, now }: Subject, change: Step[]): Step[] {
  if (now.state !== 'running') return change
  if (!now.movable) return change.map(untilRestart)
  const migrate: Step = {
    kind: 'instance.migrate',
    call: (rapi, reason) => rapi.instances.migrate(name, { reason, allowFailover: false }),
  }
  return [...change, migrate]
}
