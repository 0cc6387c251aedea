import { readFileSync } from 'node:fs'
import { beforeAll } from 'vitest'
import { openConsole } from '@/lib/console/open-console'
import { db } from '@/lib/db/client'
import type { Authority } from './authority'
import { browserTo, cookieOf, rfbPeers, sessionOf, showOn, startEndpoint } from './console'
import { contextOf, person } from './fixtures'
import { simulators } from './simulated'

export const NAME = 'web.example.org'

/** For the top of a test file with a database: alice's connection to the screen of her instance, which is a new peer's. */
export function consoles() {
  const { add } = simulators()
  const startPeer = rfbPeers()
  let host: string
  beforeAll(async () => {
    await person('alice')
    const owned = { instances: 1, instanceTags: [['ganetimgr:user:alice']], instanceName: () => NAME }
    await (await add('athens', owned)).pass()
    host = (await startEndpoint()).host
  })
  return async (options: Parameters<typeof startPeer>[0]) => {
    const peer = await startPeer(options)
    await showOn(peer, NAME)
    const alice = await contextOf('alice')
    const { ticket } = await openConsole(alice, await sessionOf(alice), { cluster: 'athens', name: NAME })
    return { peer, ...browserTo(host, { ticket, cookie: await cookieOf(alice) }) }
  }
}

/** The name that a certificate of the instance's node must bear. */
export const nodeName = async () => (await db.instance.findFirstOrThrow({ where: { name: NAME } })).primaryNode

/** For a peer with `security: 'x509'`. */
export function certificate(authority: Authority, ...names: string[]): { key: string; cert: string } {
  const both = readFileSync(authority.sign(...names), 'utf8')
  return { key: both, cert: both }
}
