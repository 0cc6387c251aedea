'use server'

import { z } from 'zod'
import { cancelAct } from '@/lib/acts/cancel'
import { requestChange } from '@/lib/applications/changes/request-change'
import type { ChangeRequest } from '@/lib/applications/changes/schema'
import { checkCdrom, configureInstance } from '@/lib/instances/configure'
import { isolateInstance, releaseInstance, setWhitelist } from '@/lib/instances/isolate'
import { lockInstance, unlockInstance } from '@/lib/instances/lock'
import { failOverInstance, migrateInstance } from '@/lib/instances/move'
import { rebootInstance, shutDownInstance, startInstance } from '@/lib/instances/power'
import { replaceSecondary } from '@/lib/instances/replace-secondary'
import { resizeInstance } from '@/lib/instances/resize'
import type { Place } from '@/lib/instances/subject'
import { setTags } from '@/lib/instances/tags'
import { perform } from '@/lib/web/action'

export async function startup(place: Place) {
  return perform((ctx) => startInstance(ctx, place))
}

export async function shutdown(place: Place, input: unknown) {
  return perform((ctx) => shutDownInstance(ctx, place, input))
}

export async function reboot(place: Place, input: unknown) {
  return perform((ctx) => rebootInstance(ctx, place, input))
}

export async function resize(place: Place, input: unknown) {
  return perform((ctx) => resizeInstance(ctx, place, input))
}

export async function requestResize(place: Place, input: ChangeRequest) {
  return perform((ctx) => requestChange(ctx, place, input))
}

export async function configure(place: Place, input: unknown) {
  return perform((ctx) => configureInstance(ctx, place, input))
}

export async function lookForCdrom(place: Place, url: string) {
  return perform((ctx) => checkCdrom(ctx, place, z.string().parse(url)))
}

export async function cancel(act: string) {
  return perform((ctx) => cancelAct(ctx, act))
}

export async function lock(place: Place, input: unknown) {
  return perform((ctx) => lockInstance(ctx, place, input))
}

export async function unlock(place: Place) {
  return perform((ctx) => unlockInstance(ctx, place))
}

export async function isolate(place: Place, input: unknown) {
  return perform((ctx) => isolateInstance(ctx, place, input))
}

export async function release(place: Place) {
  return perform((ctx) => releaseInstance(ctx, place))
}

export async function whitelist(place: Place, input: unknown) {
  return perform((ctx) => setWhitelist(ctx, place, input))
}

export async function tags(place: Place, input: unknown) {
  return perform((ctx) => setTags(ctx, place, input))
}

export async function migrate(place: Place, input: unknown) {
  return perform((ctx) => migrateInstance(ctx, place, input))
}

export async function failover(place: Place, input: unknown) {
  return perform((ctx) => failOverInstance(ctx, place, input))
}

export async function replaceDisks(place: Place, input: unknown) {
  return perform((ctx) => replaceSecondary(ctx, place, input))
}
