import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { requestChange } from '@/lib/applications/changes/request-change'
import { db } from '@/lib/db/client'
import { changeOwners } from '@/lib/instances/change-owners'
import { configureInstance } from '@/lib/instances/configure'
import { isolateInstance, setWhitelist } from '@/lib/instances/isolate'
import { lockInstance } from '@/lib/instances/lock'
import { failOverInstance, migrateInstance } from '@/lib/instances/move'
import { rebootInstance, shutDownInstance } from '@/lib/instances/power'
import { replaceSecondary } from '@/lib/instances/replace-secondary'
import { requestAct } from '@/lib/instances/request'
import { resizeInstance } from '@/lib/instances/resize'
import { setTags } from '@/lib/instances/tags'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const place = { cluster: 'alpha', name: 'web.example.org' }
let stranger: UserCtx
let reader: UserCtx

beforeAll(async () => {
  stranger = await person('bob')
  reader = await person('helga', { rights: ['view_instances'] })
  const alpha = await add('alpha', { instances: 1, instanceName: () => place.name })
  await alpha.pass()
})

type Verb = (ctx: UserCtx, where: typeof place, input: unknown) => Promise<unknown>

/** Every verb on an instance that takes an input, with one that none of them can read. */
const VERBS: Record<string, Verb> = {
  shutDownInstance,
  rebootInstance,
  resizeInstance,
  configureInstance,
  lockInstance,
  isolateInstance,
  setWhitelist,
  setTags,
  changeOwners,
  migrateInstance,
  failOverInstance,
  replaceSecondary,
  requestChange: (ctx, where, input) => requestChange(ctx, where, input as Parameters<typeof requestChange>[2]),
  'requestAct rename': (ctx, where, input) => requestAct(ctx, where, 'rename', input),
  'requestAct reinstall': (ctx, where, input) => requestAct(ctx, where, 'reinstall', input),
}

test.each(Object.entries(VERBS))('%s: who has no right to it does not learn what it takes', async (_, verb) => {
  const unreadable = 'nothing of the kind'
  const absent = { ...place, name: 'none.example.org' }
  const asked = (ctx: UserCtx, where: typeof place) =>
    refusal(Promise.resolve().then(() => verb(ctx, where, unreadable)))
  expect(await asked(stranger, place)).toMatchObject(notFound)
  expect(await asked(stranger, place)).toEqual(await asked(stranger, absent))
  expect(await asked(reader, place)).toMatchObject({ code: 'forbidden', fields: {} })
  expect(await db.act.count()).toBe(0)
})
