import { expect } from 'vitest'
import { z } from 'zod'
import { fails, followJob, gives, type JobBody, type Row, refuses, runJob, succeeds } from './row'
import { createBody } from './rows-create'
import type { Ask, Target } from './target'

const role = '/2/nodes/NAME/role'
const modify = 'POST /2/nodes/NAME/modify'
const evacuate = 'POST /2/nodes/NAME/evacuate'
const migrate = 'POST /2/nodes/NAME/migrate'

const second = (rest: string, method: string, body?: unknown) => (target: Target) => ({
  method,
  path: `/2/nodes/${target.nodes[1]}/${rest}`,
  ...(body === undefined ? {} : { body }),
})

const setsRole = (what: string, wanted: string, result: unknown[], log: RegExp[] = []): Row => ({
  call: `PUT ${role}`,
  case: what,
  run: async (target) => {
    const ask = second('role', 'PUT', wanted)(target)
    const summary = [`NODE_SET_PARAMS(${target.nodes[1]})`]
    await succeeds('', '', ask, { summary, result: () => [result], log, input: { auto_promote: false } }).run(target)
    const known = await target.ask({ method: 'GET', path: ask.path })
    expect(known.body).toBe(wanted === 'regular' ? 'master-candidate' : wanted)
  },
})

const modifies = (what: string, body: unknown, result: unknown[]): Row => ({
  call: modify,
  case: what,
  run: (target) =>
    succeeds('', '', second('modify', 'POST', body), {
      summary: [`NODE_SET_PARAMS(${target.nodes[1]})`],
      result: () => [result],
    }).run(target),
})

const cannotModify = (what: string, body: unknown, text: string | RegExp, word?: string, kind = 'OpPrereqError') =>
  fails(modify, what, second('modify', 'POST', body), kind, text, word)

const invalid = (opcode: string, parameter: string) =>
  `Invalid body parameters: (&quot;Parameter &#x27;${opcode}.${parameter}&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)`

const named = (name: string, changes: Record<string, unknown>) => (target: Target) => ({
  method: 'POST',
  path: '/2/instances',
  body: createBody(name, { pnode: target.nodes[1], ...changes }),
})

const remove = (name: string): Ask => ({ method: 'DELETE', path: `/2/instances/${name}` })

const leftJobs = z.tuple([z.strictObject({ jobs: z.array(z.tuple([z.literal(true), z.number().int()])) })])

/** The jobs that another one left behind, when they have ended. */
async function jobsOf(target: Target, job: JobBody): Promise<JobBody[]> {
  const [{ jobs }] = leftJobs.parse(job.opresult)
  return Promise.all(jobs.map(([, id]) => followJob(target, id)))
}

const pnodeOf = async (target: Target, name: string) => {
  const { body } = await target.ask({ method: 'GET', path: `/2/instances/${name}` })
  return z.object({ pnode: z.string() }).parse(body).pnode
}

const roles: Row[] = [
  refuses(`GET ${role}`, 'unknown', { method: 'GET', path: '/2/nodes/nope/role' }, 500, 'list index out of range'),
  refuses(`PUT ${role}`, 'master', second('role', 'PUT', 'master'), 400, 'Can&#x27;t set &#x27;master&#x27; role'),
  refuses(
    `PUT ${role}`,
    'no text',
    second('role', 'PUT', { role: 'drained' }),
    400,
    'Body contents: Type is &#x27;dict&#x27;, but &#x27;str&#x27; is expected',
  ),
  fails(
    `PUT ${role}`,
    'of the master',
    (target) => ({ method: 'PUT', path: `/2/nodes/${target.nodes[0]}/role`, body: 'drained' }),
    'OpPrereqError',
    'The master role can be changed only via master-failover',
    'wrong_input',
  ),
  fails(
    `PUT ${role}`,
    'unknown node',
    { method: 'PUT', path: '/2/nodes/nope/role', body: 'drained' },
    'OpPrereqError',
    "Node 'nope' not known",
    'unknown_entity',
  ),
  setsRole('drained', 'drained', [
    ['master_candidate', 'False'],
    ['drained', 'True'],
  ]),
  setsRole('offline', 'offline', [
    ['drained', 'False'],
    ['offline', 'True'],
  ]),
  setsRole('offline already', 'offline', []),
  setsRole(
    'regular: it becomes a candidate',
    'regular',
    [
      ['master_candidate', 'True'],
      ['offline', 'False'],
    ],
    [
      /^ - INFO: Ignoring request to unset flag drained, already unset$/,
      /^ - INFO: Auto-promoting node to master candidate$/,
      /^ - WARNING: Transitioning node from offline to online state without using re-add\. /,
    ],
  ),
  setsRole('candidate already', 'master-candidate', []),
]

const modifications: Row[] = [
  cannotModify('nothing', {}, 'Please pass at least one modification', 'wrong_input'),
  cannotModify(
    'two states',
    { offline: true, drained: true },
    "Can't set the node into more than one state at the same time",
    'wrong_input',
  ),
  refuses(
    modify,
    'no boolean',
    second('modify', 'POST', { offline: 'x' }),
    400,
    invalid('OP_NODE_SET_PARAMS', 'offline'),
  ),
  modifies('drained', { drained: true }, [
    ['master_candidate', 'False'],
    ['drained', 'True'],
  ]),
  modifies('drained no more', { drained: false }, [
    ['master_candidate', 'True'],
    ['drained', 'False'],
  ]),
  modifies('not capable of the master role', { master_capable: false }, [
    ['master_capable', 'False'],
    ['master_candidate', 'False'],
  ]),
  cannotModify(
    'a candidate that is not capable',
    { master_candidate: true },
    /^Node node2\.\w+\.test is not master capable, cannot make it a master candidate$/,
    'wrong_state',
  ),
  modifies('capable again', { master_capable: true }, [
    ['master_capable', 'True'],
    ['master_candidate', 'True'],
  ]),
  modifies('parameters of the node', { ndparams: { spindle_count: 2 } }, []),
  cannotModify(
    'unknown parameter of the node',
    { ndparams: { nope: 1 } },
    "Unknown parameter 'nope'",
    undefined,
    'TypeEnforcementError',
  ),
]

const evacuations: Row[] = [
  refuses(evacuate, 'no mode', second('evacuate', 'POST', {}), 400, invalid('OP_NODE_EVACUATE', 'mode')),
  fails(
    evacuate,
    'all at once',
    second('evacuate', 'POST', { mode: 'all' }),
    'OpPrereqError',
    /^Due to an issue with the iallocator interface it is not possible to evacuate all instances at once; /,
    'wrong_input',
  ),
  fails(
    evacuate,
    'node and allocator',
    (target) =>
      second('evacuate', 'POST', { mode: 'secondary-only', remote_node: target.nodes[0], iallocator: 'hail' })(target),
    'OpPrereqError',
    'Do not specify both, iallocator and node',
    'wrong_input',
  ),
  fails(
    evacuate,
    'primaries to a named node',
    (target) => second('evacuate', 'POST', { mode: 'primary-only', remote_node: target.nodes[0] })(target),
    'OpPrereqError',
    'Without the use of an iallocator only secondary instances can be evacuated',
    'wrong_input',
  ),
  fails(
    evacuate,
    'to itself',
    (target) => second('evacuate', 'POST', { mode: 'secondary-only', remote_node: target.nodes[1] })(target),
    'OpPrereqError',
    'Can not use evacuated node as a new secondary node',
    'wrong_input',
  ),
  {
    call: evacuate,
    case: 'nobody is there',
    run: (target) =>
      succeeds('', '', second('evacuate', 'POST', { mode: 'secondary-only' }), {
        summary: [`NODE_EVACUATE(${target.nodes[1]})`],
        result: () => [{ jobs: [] }],
        log: [` - INFO: No instances to evacuate from node '${target.nodes[1]}'`],
      }).run(target),
  },
  {
    call: evacuate,
    case: 'dry run',
    run: async (target) => {
      await runJob(target, named('leaver.example.org', {})(target))
      await runJob(target, named('sleeper.example.org', { start: false })(target))
      await succeeds('', '', second('evacuate?dry-run=1', 'POST', { mode: 'primary-only' }), {
        summary: [`NODE_EVACUATE(${target.nodes[1]})`],
        result: () => [null],
        log: [
          ` - INFO: Evacuating instances from node '${target.nodes[1]}': leaver.example.org, sleeper.example.org`,
          ' - INFO: dry-run mode requested, not actually executing the operation',
        ],
      }).run(target)
    },
  },
  {
    call: evacuate,
    case: 'primaries: a job for each, with its trail; those that are stopped fail over',
    run: async (target) => {
      const ask = second('evacuate?reason=rack%204', 'POST', { mode: 'primary-only' })(target)
      const job = await runJob(target, ask)
      expect(job.status, JSON.stringify(job.opresult)).toBe('success')
      expect(job.oplog.flat().map((line) => line[3])).toContainEqual(
        expect.stringMatching(/^ - INFO: Instances to be moved: \w+\.example\.org \(to node1\..*, /),
      )
      const moves = await jobsOf(target, job)
      expect(moves.map((one) => one.summary[0]).sort()).toEqual([
        'INSTANCE_MIGRATE(leaver.example.org)',
        'INSTANCE_MIGRATE(sleeper.example.org)',
      ])
      for (const move of moves) {
        expect(move.status, JSON.stringify(move.opresult)).toBe('success')
        expect(move.ops[0]).toMatchObject({
          comment: 'Submitted by OP_NODE_EVACUATE',
          target_node: target.nodes[0],
          allow_failover: true,
        })
        expect(move.ops[0]?.reason.map(([source]) => source)).toEqual([
          'gnt:user',
          'gnt:library:rlib2:nodes_name_evacuate',
          'gnt:opcode:node_evacuate',
          'gnt:opcode:instance_migrate',
        ])
      }
      expect(await pnodeOf(target, 'sleeper.example.org')).toBe(target.nodes[0])
    },
  },
  {
    call: evacuate,
    case: 'disks that are on one node',
    run: async (target) => {
      const name = 'rooted.example.org'
      await runJob(target, named(name, { disk_template: 'file', disks: [{ size: 8 }], start: false })(target))
      await fails(
        '',
        '',
        second('evacuate', 'POST', { mode: 'primary-only' }),
        'OpExecError',
        `Unable to evacuate instances ${name} (Instances of type file cannot be relocated)`,
      ).run(target)
    },
  },
]

const migrations: Row[] = [
  refuses(
    migrate,
    'live and mode',
    second('migrate?live=1&mode=live', 'POST'),
    400,
    'Only one of &#x27;live&#x27; and &#x27;mode&#x27; should be passed',
  ),
  refuses(migrate, 'unknown mode', second('migrate', 'POST', { mode: 'zz' }), 400, invalid('OP_NODE_MIGRATE', 'mode')),
  {
    call: migrate,
    case: 'a job for each, those that cannot move included',
    run: async (target) => {
      const job = await runJob(target, second('migrate', 'POST', { mode: 'non-live' })(target))
      expect(job.status).toBe('success')
      const [move] = await jobsOf(target, job)
      expect(move).toMatchObject({
        status: 'error',
        ops: [{ comment: 'Submitted by OP_NODE_MIGRATE', mode: 'non-live', allow_failover: false }],
        opresult: [['OpPrereqError', ["Instance's disk layout 'file' does not allow migrations", 'wrong_state']]],
      })
    },
  },
  {
    call: migrate,
    case: 'with a reason the body is not looked at',
    run: async (target) => {
      const job = await runJob(target, second('migrate?reason=x', 'POST', { mode: 'non-live' })(target))
      expect(job.ops[0]).not.toHaveProperty('mode')
      await jobsOf(target, job)
      const other = await runJob(target, second('migrate?reason=x&mode=live', 'POST')(target))
      expect(other.ops[0]).toMatchObject({ mode: 'live' })
      await jobsOf(target, other)
      for (const name of ['leaver', 'sleeper', 'rooted']) await runJob(target, remove(`${name}.example.org`))
    },
  },
  fails(
    migrate,
    'unknown node',
    { method: 'POST', path: '/2/nodes/nope/migrate', body: {} },
    'OpPrereqError',
    "Node 'nope' not known",
    'unknown_entity',
  ),
]

export const nodes: Row[] = [
  gives(`GET ${role}`, 'of a candidate', second('role', 'GET'), z.literal('master-candidate')),
  ...roles,
  ...modifications,
  ...evacuations,
  ...migrations,
]
