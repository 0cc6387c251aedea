import { expect } from 'vitest'
import { fails, type Row, refuses, runJob, succeeds } from './row'
import { group } from './shapes'
import type { Target } from './target'

const add = 'POST /2/groups'
const at = '/2/groups/NAME'
const post = (body: unknown, query = '') => ({ method: 'POST', path: `/2/groups${query}`, body })
const put = (rest: string, body: unknown, of = 'racks') => ({ method: 'PUT', path: `/2/groups/${of}/${rest}`, body })
const remove = (of: string, query = '') => ({ method: 'DELETE', path: `/2/groups/${of}${query}` })
const dry = ' - INFO: dry-run mode requested, not actually executing the operation'
const invalid = (name: string) =>
  `Invalid body parameters: (&quot;Parameter &#x27;${name}&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)`

async function now(target: Target, name: string) {
  return group.parse((await target.ask({ method: 'GET', path: `/2/groups/${name}` })).body)
}

const notFound = (call: string, ask: { method: string; path: string; body?: unknown }) =>
  fails(call, 'unknown group', ask, 'OpPrereqError', "Node group 'nope' not found", 'unknown_entity')

export const groups: Row[] = [
  refuses(add, 'no name', post({}), 400, invalid('OP_GROUP_ADD.group_name')),
  refuses(
    add,
    'unknown policy',
    post({ name: 'racks', alloc_policy: 'zz' }),
    400,
    invalid('OP_GROUP_ADD.alloc_policy'),
  ),
  refuses(
    add,
    'name twice',
    post({ name: 'racks', group_name: 'racks' }),
    400,
    'Parameter &#x27;name&#x27; was renamed to &#x27;group_name&#x27;, but both are specified',
  ),
  succeeds(add, 'dry run', post({ name: 'racks' }, '?dry-run=1'), { summary: ['GROUP_ADD(racks)'], log: [dry] }),
  succeeds(add, 'with a policy', post({ name: 'racks', alloc_policy: 'last_resort' }), {
    summary: ['GROUP_ADD(racks)'],
    after: async (target) => {
      const expected = { alloc_policy: 'last_resort', node_cnt: 0, node_list: [], serial_no: 1, tags: [] }
      expect(await now(target, 'racks')).toMatchObject(expected)
    },
  }),
  fails(
    add,
    'name that is taken',
    post({ name: 'racks' }),
    'OpPrereqError',
    /^Desired group name 'racks' already exists as a node group \(UUID: [0-9a-f-]{36}\)$/,
    'already_exists',
  ),
  fails(
    `PUT ${at}/modify`,
    'nothing',
    put('modify', {}),
    'OpPrereqError',
    'Please pass at least one modification',
    'wrong_input',
  ),
  succeeds(`PUT ${at}/modify`, 'policy', put('modify', { alloc_policy: 'unallocable' }), {
    summary: ['GROUP_SET_PARAMS(racks)'],
    result: () => [[]],
    after: async (target) => expect(await now(target, 'racks')).toMatchObject({ alloc_policy: 'unallocable' }),
  }),
  succeeds(`PUT ${at}/modify`, 'parameters of its nodes', put('modify', { custom_ndparams: { spindle_count: 3 } }), {
    summary: ['GROUP_SET_PARAMS(racks)'],
    result: () => [[['ndparams', "{'spindle_count': 3}"]]],
    after: async (target) => {
      const expected = { custom_ndparams: { spindle_count: 3 }, ndparams: { spindle_count: 3 } }
      expect(await now(target, 'racks')).toMatchObject(expected)
    },
  }),
  fails(
    `PUT ${at}/modify`,
    'unknown parameter of its nodes',
    put('modify', { ndparams: { nope: 1 } }),
    'TypeEnforcementError',
    "Unknown parameter 'nope'",
  ),
  notFound(`PUT ${at}/modify`, put('modify', { alloc_policy: 'preferred' }, 'nope')),
  refuses(`PUT ${at}/rename`, 'no new name', put('rename', {}), 400, invalid('OP_GROUP_RENAME.new_name')),
  fails(
    `PUT ${at}/rename`,
    'name that is taken',
    put('rename', { new_name: 'default' }),
    'OpPrereqError',
    /^Desired new name 'default' clashes with existing node group \(UUID: [0-9a-f-]{36}\)$/,
    'already_exists',
  ),
  notFound(`PUT ${at}/rename`, put('rename', { new_name: 'shelf' }, 'nope')),
  succeeds(`PUT ${at}/rename`, 'dry run', put('rename?dry-run=1', { new_name: 'shelf' }), {
    summary: ['GROUP_RENAME'],
    log: [dry],
  }),
  succeeds(`PUT ${at}/rename`, 'another name', put('rename', { new_name: 'shelf' }), {
    summary: ['GROUP_RENAME'],
    result: () => ['shelf'],
    after: async (target) => expect(await now(target, 'shelf')).toMatchObject({ name: 'shelf' }),
  }),
  refuses(
    `PUT ${at}/assign-nodes`,
    'no nodes',
    put('assign-nodes', {}, 'shelf'),
    400,
    invalid('OP_GROUP_ASSIGN_NODES.nodes'),
  ),
  fails(
    `PUT ${at}/assign-nodes`,
    'unknown node',
    put('assign-nodes', { nodes: ['nope'] }, 'shelf'),
    'OpPrereqError',
    "Node 'nope' not known",
    'unknown_entity',
  ),
  succeeds(
    `PUT ${at}/assign-nodes`,
    'one node',
    (target) => put('assign-nodes', { nodes: [target.nodes[1]] }, 'shelf'),
    {
      summary: ['GROUP_ASSIGN_NODES(shelf)'],
      after: async (target) => expect((await now(target, 'shelf')).node_list).toEqual([target.nodes[1]]),
    },
  ),
  {
    call: `PUT ${at}/assign-nodes`,
    case: 'an empty list: every node',
    run: async (target) => {
      await succeeds('', '', put('assign-nodes', { nodes: [] }, 'shelf'), {
        summary: ['GROUP_ASSIGN_NODES(shelf)'],
      }).run(target)
      expect((await now(target, 'shelf')).node_list.sort()).toEqual([...target.nodes].sort())
    },
  },
  fails(
    `DELETE ${at}`,
    'with nodes in it',
    remove('shelf'),
    'OpPrereqError',
    /^Group 'shelf' not empty, has the following nodes: [0-9a-f-]{36}, [0-9a-f-]{36}$/,
    'wrong_state',
  ),
  {
    call: `DELETE ${at}`,
    case: 'empty; then the only one is left',
    run: async (target) => {
      await runJob(target, put('assign-nodes', { nodes: target.nodes }, 'default'))
      await succeeds('', '', remove('shelf', '?dry-run=1'), { summary: ['GROUP_REMOVE(shelf)'], log: [dry] }).run(
        target,
      )
      await succeeds('', '', remove('shelf'), { summary: ['GROUP_REMOVE(shelf)'] }).run(target)
      expect(await target.ask({ method: 'GET', path: '/2/groups/shelf' })).toMatchObject({ status: 404 })
    },
  },
  notFound(`DELETE ${at}`, remove('nope')),
]
