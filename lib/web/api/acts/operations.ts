import type { z } from 'zod'
import { cancelAct } from '@/lib/acts/cancel'
import { readAct } from '@/lib/acts/queries'
import { type ApiCtx, none, nothing, type Operation, operation, streamOperation } from '../operation'
import { actParams, act as actShape, waitQuery } from './shapes'
import { changeOf } from './wait'

type Shown = z.input<typeof actShape>

async function show(ctx: ApiCtx, id: string): Promise<Shown> {
  const { state, ...act } = await readAct(ctx, id)
  return { ...act, state: actShape.shape.state.parse(state) }
}

const read = operation({
  method: 'GET',
  path: '/acts/{act}',
  id: 'readAct',
  scope: 'instances:read',
  status: 200,
  summary: 'What became of an act; with `wait`, once it has ended or the time is over',
  params: actParams,
  query: waitQuery,
  body: nothing,
  answer: actShape,
  run: async (ctx, { params, query, signal }) => {
    const until = Date.now() + query.wait * 1000
    for (;;) {
      // Heard from before it is read, so that nothing is missed between.
      const change = changeOf(params.act, until - Date.now(), signal)
      try {
        const act = await show(ctx, params.act)
        if (act.endedAt !== null || Date.now() >= until || signal.aborted) return act
        await change.happened
      } finally {
        change.forget()
      }
    }
  },
})

/** Then the program connects again, and is asked anew what it may. */
const LIFETIME_MS = 60_000
const HEARTBEAT_MS = 15_000

async function* eventsOf(ctx: ApiCtx, id: string, signal: AbortSignal): AsyncGenerator<string> {
  const until = Date.now() + LIFETIME_MS
  let told = ''
  while (!signal.aborted && Date.now() < until) {
    const change = changeOf(id, HEARTBEAT_MS, signal)
    try {
      const act = actShape.parse(await show(ctx, id))
      const now = JSON.stringify(act)
      yield now === told ? ': as before\n\n' : `data: ${now}\n\n`
      told = now
      if (act.endedAt !== null) return
      await change.happened
    } finally {
      change.forget()
    }
  }
}

const events = streamOperation({
  path: '/acts/{act}/events',
  id: 'followAct',
  scope: 'instances:read',
  summary: 'The act as it is, and again each time that it changes, until it has ended; for a minute at most',
  params: actParams,
  query: none,
  answer: actShape,
  open: async (ctx, { params, signal }) => {
    await show(ctx, params.act)
    return eventsOf(ctx, params.act, signal)
  },
})

const cancel = operation({
  method: 'POST',
  path: '/acts/{act}/cancel',
  id: 'cancelAct',
  scope: 'instances:write',
  status: 202,
  summary: 'Take back what still waits',
  description: 'Ganeti cancels jobs that wait, not those that run: then the answer is a 409, `job_runs_already`.',
  params: actParams,
  query: none,
  body: none,
  answer: actShape,
  location: ({ id }: z.output<typeof actShape>) => `/acts/${id}`,
  run: async (ctx, { params }) => {
    await cancelAct(ctx, params.act)
    return show(ctx, params.act)
  },
})

export const actOperations: readonly Operation[] = [read, events, cancel]
