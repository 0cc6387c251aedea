'use server'

import { cancelAct } from '@/lib/acts/cancel'
import { rebootInstance, shutDownInstance, startInstance } from '@/lib/instances/power'
import type { Place } from '@/lib/instances/subject'
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

export async function cancel(act: string) {
  return perform((ctx) => cancelAct(ctx, act))
}
