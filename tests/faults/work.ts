import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '@/simulator/random'
import { planFor, wish } from '../support/fixtures'
import { INSTANCES, type Stage } from './stage'

const POWER = [
  ['startup', undefined],
  ['shutdown', { how: 'hard' }],
  ['reboot', { type: 'hard' }],
] as const

let applied = 0
async function applyAndApprove({ owner, staff, alpha }: Stage): Promise<void> {
  applied += 1
  const hostname = `new${applied}.example.org`
  const filed = await owner.post('/applications', wish(hostname))
  if (filed?.status !== 201) return
  // The portal may be killed while it says so.
  const application = await filed.json().catch(() => null)
  if (!application) return
  const { id, version } = application as { id: number; version: number }
  await staff.post(`/applications/${id}/approve`, { version, plan: planFor(alpha.id, hostname), comments: '' })
}

/** What one program does until the signal: acts as the seed says, and now and then a new instance. */
export async function work(stage: Stage, { below, pick }: Random, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const [verb, body] = pick(POWER)
    if (below(6) === 0) await applyAndApprove(stage)
    else await stage.owner.post(`/instances/alpha/vm${1 + below(INSTANCES)}.example.org/${verb}`, body)
    // Between two requests of one program, and while nobody is there to be asked.
    await delay(50)
  }
}
