import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { z } from 'zod'
import { followJob, jobBody, type Row, runJob } from './row'
import { createBody } from './rows-create'
import type { Target } from './target'

const name = 'locked.example.org'

const lockAnswer = z.object({
  data: z.array(
    z.tuple([
      z.tuple([z.literal(0), z.string()]),
      z.tuple([z.literal(0), z.enum(['shared', 'exclusive']).nullable()]),
      z.tuple([z.literal(0), z.array(z.string())]),
      z.tuple([z.literal(0), z.array(z.tuple([z.string(), z.array(z.string())]))]),
    ]),
  ),
})

async function locksNow(target: Target) {
  const body = { fields: ['name', 'mode', 'owner', 'pending'] }
  const { data } = lockAnswer.parse((await target.ask({ method: 'PUT', path: '/2/query/lock', body })).body)
  return data.map((cells) => cells.map((cell) => cell[1]))
}

async function shown(target: Target, id: number) {
  return jobBody.parse((await target.ask({ method: 'GET', path: `/2/jobs/${id}` })).body)
}

/** Asks until a job has come so far. */
async function reached(target: Target, id: number, status: string): Promise<void> {
  while ((await shown(target, id)).status !== status) await setTimeout(20)
}

async function untilListed(target: Target, row: unknown[]): Promise<unknown[][]> {
  for (;;) {
    const rows = await locksNow(target)
    if (rows.some((one) => JSON.stringify(one) === JSON.stringify(row))) return rows
    await setTimeout(20)
  }
}

async function uuidOf(target: Target, node: string): Promise<string> {
  const { body } = await target.ask({ method: 'GET', path: `/2/nodes/${node}` })
  return z.object({ uuid: z.string() }).parse(body).uuid
}

/** A job that holds a node, and one that waits for it. */
async function heldAndWaiting(target: Target) {
  const node = target.nodes[1] ?? ''
  const holder = await target.hold(node)
  await reached(target, holder, 'running')
  const body = { beparams: { vcpus: 1 } }
  const { body: waiter } = await target.ask({ method: 'PUT', path: `/2/instances/${name}/modify`, body })
  await reached(target, Number(waiter), 'waiting')
  return { holder, waiter: Number(waiter), uuid: await uuidOf(target, node) }
}

export const lockRows: Row[] = [
  {
    call: 'PUT /2/query/lock',
    case: 'a node that one job holds and another waits for, with what that one has already',
    run: async (target) => {
      const at = { pnode: target.nodes[1], start: false }
      await runJob(target, { method: 'POST', path: '/2/instances', body: createBody(name, at) })
      const { holder, waiter, uuid } = await heldAndWaiting(target)
      const [holds, waits] = [String(holder), String(waiter)]
      const rows = await untilListed(target, [`node/${uuid}`, 'exclusive', [holds], [['exclusive', [waits]]]])
      expect(rows).toContainEqual(['cluster/BGL', 'shared', [holds, waits], []])
      expect(rows).toContainEqual([`instance/${name}`, 'exclusive', [waits], []])
      expect(rows).toContainEqual([expect.stringMatching(/^nodegroup\/[0-9a-f-]{36}$/), 'shared', [waits], []])
      for (const level of ['cluster', 'instance', 'node', 'nodegroup']) {
        expect(rows).toContainEqual([`${level}/[lockset]`, null, [], []])
      }
      const canceled = await target.ask({ method: 'DELETE', path: `/2/jobs/${waiter}` })
      expect(canceled).toMatchObject({ status: 200, body: [true, 'Job successfully cancelled'] })
      await followJob(target, holder)
    },
  },
  {
    call: 'DELETE /2/jobs/N',
    case: 'waits for a lock: canceled; runs: too late',
    run: async (target) => {
      const { holder, waiter } = await heldAndWaiting(target)
      const late = await target.ask({ method: 'DELETE', path: `/2/jobs/${holder}` })
      expect(late.body).toEqual([false, "Job no longer waiting, can't cancel (informed it anyway)"])
      const canceled = await target.ask({ method: 'DELETE', path: `/2/jobs/${waiter}` })
      expect(canceled.body).toEqual([true, 'Job successfully cancelled'])
      expect(await shown(target, waiter)).toMatchObject({
        status: 'canceled',
        opstatus: ['canceled'],
        opresult: ['Job canceled by request'],
        start_ts: [expect.any(Number), expect.any(Number)],
        end_ts: [expect.any(Number), expect.any(Number)],
      })
      expect((await followJob(target, holder)).status).toBe('success')
      await runJob(target, { method: 'DELETE', path: `/2/instances/${name}` })
    },
  },
]
