import { expect } from 'vitest'
import { fails, type Row, refuses, runJob, succeeds } from './row'
import { createBody } from './rows-create'
import type { Target } from './target'

const name = 'disky.example.org'
const bare = 'bare.example.org'
const ask = (method: string, rest: string, body?: unknown, of = name) => ({
  method,
  path: `/2/instances/${of}/${rest}`,
  ...(body === undefined ? {} : { body }),
})

const replace = 'POST /2/instances/NAME/replace-disks'
const recreate = 'POST /2/instances/NAME/recreate-disks'
const activate = 'PUT /2/instances/NAME/activate-disks'
const deactivate = 'PUT /2/instances/NAME/deactivate-disks'

const cannotReplace = (what: string, body: unknown, text: string, word: string) =>
  fails(replace, what, ask('POST', 'replace-disks', body), 'OpPrereqError', text, word)

const cannotRecreate = (what: string, body: unknown, text: string, word: string) =>
  fails(recreate, what, ask('POST', 'recreate-disks', body), 'OpPrereqError', text, word)

const notKnown = (call: string, method: string, rest: string, body?: unknown) =>
  fails(
    call,
    'unknown instance',
    ask(method, rest, body, 'nope'),
    'OpPrereqError',
    "Instance 'nope' not known",
    'unknown_entity',
  )

const isUp = (what: string) => `Instance '${name}' is marked to be up, cannot ${what}`

export const disks: Row[] = [
  {
    call: activate,
    case: 'while it runs',
    run: async (target) => {
      const places = { pnode: target.nodes[1] }
      const body = createBody(name, { ...places, disk_template: 'file', disks: [{ size: 8 }] })
      await runJob(target, { method: 'POST', path: '/2/instances', body })
      await runJob(target, {
        method: 'POST',
        path: '/2/instances',
        body: createBody(bare, { ...places, start: false }),
      })
      await succeeds('', '', ask('PUT', 'activate-disks?ignore_size=1'), {
        summary: [`INSTANCE_ACTIVATE_DISKS(${name})`],
        result: () => [[[target.nodes[1], 'disk/0', expect.stringMatching(/^\/.*\.file\.disk0$/)]]],
        input: { ignore_size: true },
      }).run(target)
    },
  },
  succeeds(activate, 'without disks', ask('PUT', 'activate-disks', undefined, bare), {
    summary: [`INSTANCE_ACTIVATE_DISKS(${bare})`],
    result: () => [[]],
  }),
  notKnown(activate, 'PUT', 'activate-disks'),
  fails(
    deactivate,
    'while it runs',
    ask('PUT', 'deactivate-disks'),
    'OpPrereqError',
    isUp('shutdown disks'),
    'wrong_state',
  ),
  notKnown(deactivate, 'PUT', 'deactivate-disks'),
  refuses(
    replace,
    'no mode',
    ask('POST', 'replace-disks', {}),
    400,
    'Invalid body parameters: (&quot;Parameter &#x27;OP_INSTANCE_REPLACE_DISKS.mode&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)',
  ),
  refuses(
    replace,
    'disk that is no number',
    ask('POST', 'replace-disks', { mode: 'replace_on_primary', disks: '0,x' }),
    400,
    'Invalid disk index passed: invalid literal for int() with base 10: &#x27;x&#x27;',
  ),
  cannotReplace(
    'disks that are on one node',
    { mode: 'replace_auto' },
    'The instance has a strange layout, expected one secondary but found 0',
    'internal_error',
  ),
  cannotReplace(
    'new secondary, chosen by nobody',
    { mode: 'replace_new_secondary' },
    'When changing the secondary either an iallocator script must be used or the new node given',
    'wrong_input',
  ),
  cannotReplace(
    'node for a secondary that stays',
    { mode: 'replace_on_primary', remote_node: 'nope' },
    'The iallocator and new node options can only be used when changing the secondary node',
    'wrong_input',
  ),
  cannotReplace(
    'node and allocator',
    { mode: 'replace_new_secondary', remote_node: 'nope', iallocator: 'hail' },
    'Do not specify both, iallocator and node',
    'wrong_input',
  ),
  cannotReplace(
    'unknown node',
    { mode: 'replace_new_secondary', remote_node: 'nope' },
    "Node 'nope' not known",
    'unknown_entity',
  ),
  notKnown(replace, 'POST', 'replace-disks', { mode: 'replace_auto' }),
  cannotRecreate('while it runs', {}, isUp('recreate disks'), 'wrong_state'),
  cannotRecreate(
    'node and allocator',
    { nodes: ['nope'], iallocator: 'hail' },
    'Do not specify both, iallocator and node',
    'wrong_input',
  ),
  cannotRecreate('unknown node', { nodes: ['nope'] }, "Node 'nope' not known", 'unknown_entity'),
  {
    call: recreate,
    case: 'too many nodes',
    run: (target: Target) =>
      cannotRecreate(
        '',
        { nodes: target.nodes },
        `Instance ${name} currently has 1 nodes, but 2 replacement nodes were specified`,
        'wrong_input',
      ).run(target),
  },
  fails(
    recreate,
    'without disks',
    ask('POST', 'recreate-disks', {}, bare),
    'OpPrereqError',
    `Instance '${bare}' has no disks`,
    'wrong_input',
  ),
  {
    call: deactivate,
    case: 'stopped',
    run: async (target) => {
      await runJob(target, ask('PUT', 'shutdown'))
      await succeeds('', '', ask('PUT', 'deactivate-disks?force=1'), {
        summary: [`INSTANCE_DEACTIVATE_DISKS(${name})`],
        input: { force: true },
      }).run(target)
    },
  },
  cannotRecreate('a disk that is not there', { disks: [5] }, "Invalid disk index '5'", 'wrong_input'),
  {
    call: recreate,
    case: 'disks that are still there',
    run: async (target) => {
      const text = /^Can't create block device <Disk\(type=file, .*File exists: '.*\.file\.disk0'$/
      await fails('', '', ask('POST', 'recreate-disks', { disks: [0] }), 'OpExecError', text).run(target)
      for (const one of [name, bare]) await runJob(target, { method: 'DELETE', path: `/2/instances/${one}` })
    },
  },
]
