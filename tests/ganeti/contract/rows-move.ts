import { expect } from 'vitest'
import { z } from 'zod'
import { fails, followJob, jobBody, type Row, runJob, succeeds } from './row'
import { createBody } from './rows-create'
import type { Target } from './target'

const name = 'mover.example.org'
const path = (rest: string) => `/2/instances/${name}${rest}`
const migrate = 'PUT /2/instances/NAME/migrate'
const failover = 'PUT /2/instances/NAME/failover'

async function pnode(target: Target): Promise<string> {
  const { body } = await target.ask({ method: 'GET', path: path('') })
  return z.object({ pnode: z.string() }).parse(body).pnode
}

/** An instance without disks can go anywhere. */
export const moves: Row[] = [
  succeeds(
    'POST /2/instances',
    'without disks, named node, stopped',
    (target) => ({ method: 'POST', path: '/2/instances', body: createBody(name, { pnode: target.nodes[1] }) }),
    { summary: [`INSTANCE_CREATE(${name})`], result: (target) => [[target.nodes[1]]] },
  ),
  fails(
    migrate,
    'to where it is',
    (target) => ({ method: 'PUT', path: path('/migrate'), body: { target_node: target.nodes[1] } }),
    'OpPrereqError',
    /^Cannot migrate instance mover\.example\.org to its primary \(node2\.\w+\.test\)$/,
    'wrong_state',
  ),
  fails(
    migrate,
    'node and allocator',
    (target) => ({ method: 'PUT', path: path('/migrate'), body: { target_node: target.nodes[0], iallocator: 'hail' } }),
    'OpPrereqError',
    'Do not specify both, iallocator and node',
    'wrong_input',
  ),
  succeeds(
    migrate,
    'to a named node',
    (target) => ({ method: 'PUT', path: path('/migrate'), body: { target_node: target.nodes[0] } }),
    {
      summary: [`INSTANCE_MIGRATE(${name})`],
      log: [
        `Migrating instance ${name}`,
        /^\* migrating instance to node1\.\w+\.test$/,
        '* memory transfer complete',
        '* done',
      ],
      after: async (target) => expect(await pnode(target)).toBe(target.nodes[0]),
    },
  ),
  succeeds(
    failover,
    'to a named node',
    (target) => ({ method: 'PUT', path: path('/failover'), body: { target_node: target.nodes[1] } }),
    {
      summary: [`INSTANCE_FAILOVER(${name})`],
      log: [`Failover instance ${name}`],
      after: async (target) => expect(await pnode(target)).toBe(target.nodes[1]),
    },
  ),
  fails(
    failover,
    'unknown node',
    { method: 'PUT', path: path('/failover'), body: { target_node: 'nonode' } },
    'OpPrereqError',
    "Node 'nonode' not known",
    'unknown_entity',
  ),
  {
    call: 'POST /2/instances/NAME/reinstall',
    case: 'without disks',
    run: fails(
      '',
      '',
      { method: 'POST', path: path('/reinstall'), body: { os: 'noop' } },
      'OpPrereqError',
      `Instance '${name}' has no disks`,
      'wrong_input',
    ).run,
  },
  succeeds(
    'PUT /2/instances/NAME/shutdown',
    'running',
    { method: 'PUT', path: path('/shutdown') },
    { summary: [`INSTANCE_SHUTDOWN(${name})`] },
  ),
  fails(
    migrate,
    'stopped',
    (target) => ({ method: 'PUT', path: path('/migrate'), body: { target_node: target.nodes[0] } }),
    'OpPrereqError',
    `Can't migrate, please use failover: Instance ${name} is not running`,
    'wrong_state',
  ),
  succeeds(
    'PUT /2/instances/NAME/startup',
    'stopped',
    { method: 'PUT', path: path('/startup') },
    { summary: [`INSTANCE_STARTUP(${name})`] },
  ),
  {
    call: 'DELETE /2/jobs/N',
    case: 'queued behind another: canceled; afterwards: not found',
    run: async (target) => {
      const before = await target.ask({ method: 'POST', path: path('/reboot') })
      const body = { depends: [[before.body, ['success']]] }
      const waiting = await target.ask({ method: 'PUT', path: path('/shutdown'), body })
      const canceled = await target.ask({ method: 'DELETE', path: `/2/jobs/${waiting.body}` })
      expect(canceled).toMatchObject({ status: 200, body: [true, `Dequeued job ${waiting.body}`] })
      const { body: shown } = await target.ask({ method: 'GET', path: `/2/jobs/${waiting.body}` })
      expect(jobBody.parse(shown)).toMatchObject({
        status: 'canceled',
        opstatus: ['canceled'],
        opresult: [null],
        start_ts: null,
        end_ts: [expect.any(Number), expect.any(Number)],
      })
      expect((await followJob(target, Number(before.body))).status).toBe('success')
      const again = await target.ask({ method: 'DELETE', path: `/2/jobs/${waiting.body}` })
      expect(again).toMatchObject({ status: 200, body: [false, `Job ${waiting.body} not found in queue`] })
    },
  },
  {
    call: 'DELETE /2/jobs/N',
    case: 'unknown',
    run: async (target) => {
      const answer = await target.ask({ method: 'DELETE', path: '/2/jobs/99999' })
      expect(answer).toMatchObject({ status: 200, body: [false, 'Job 99999 not found in queue'] })
    },
  },
  {
    call: 'GET /2/jobs/N/wait',
    case: 'unknown; no body; fields that are no list',
    run: async (target) => {
      const wait = async (id: number, body?: unknown) =>
        (await target.ask({ method: 'GET', path: `/2/jobs/${id}/wait`, body })).body
      expect(await wait(99999, { fields: ['status'] })).toMatchObject({
        code: 500,
        message: 'Can&#x27;t load job file',
      })
      expect(await wait(1)).toMatchObject({ code: 500, message: '&#x27;NoneType&#x27; object is not subscriptable' })
      expect(await wait(1, {})).toMatchObject({
        code: 400,
        message: 'Required parameter &#x27;fields&#x27; is missing',
      })
      const noList = { code: 400, message: 'The &#x27;fields&#x27; parameter should be a list' }
      expect(await wait(1, { fields: 'status' })).toMatchObject(noList)
    },
  },
  {
    call: 'GET /2/jobs/N/wait',
    case: 'answers each change, then the end, with the log after a number',
    run: async (target) => {
      const { body: id } = await target.ask({ method: 'DELETE', path: path('') })
      const seen: string[] = []
      while (seen.at(-1) !== 'success') {
        const previous = seen.length === 0 ? null : [seen.at(-1)]
        const body = { fields: ['status'], previous_job_info: previous, previous_log_serial: null }
        const answer = await target.ask({ method: 'GET', path: `/2/jobs/${id}/wait`, body })
        expect(answer.status, JSON.stringify(answer.body)).toBe(200)
        seen.push(z.object({ job_info: z.tuple([z.string()]) }).parse(answer.body).job_info[0])
      }
      const order = ['queued', 'waiting', 'running', 'success']
      expect(seen).toEqual([...new Set(seen)].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
      const job = await followJob(target, Number(id))
      const [received, started, ended] = [job.received_ts, job.start_ts, job.end_ts].map(
        (ts) => (ts?.[0] ?? 0) + (ts?.[1] ?? 0) / 1e6,
      )
      expect([received, started, ended].sort((a = 0, b = 0) => a - b)).toEqual([received, started, ended])
    },
  },
  {
    call: 'PUT /2/tags',
    case: 'of the cluster; likewise of groups, nodes and networks',
    run: async (target) => {
      for (const place of ['/2', '/2/groups/default', `/2/nodes/${target.nodes[1]}`, '/2/networks/private']) {
        expect((await runJob(target, { method: 'PUT', path: `${place}/tags?tag=contract` })).status).toBe('success')
        expect((await target.ask({ method: 'GET', path: `${place}/tags` })).body).toContain('contract')
        expect((await runJob(target, { method: 'DELETE', path: `${place}/tags?tag=contract` })).status).toBe('success')
        expect((await target.ask({ method: 'GET', path: `${place}/tags` })).body).not.toContain('contract')
      }
    },
  },
]
