import { z } from 'zod'
import { gives, jobBody, type Row, refuses } from './row'
import * as shapes from './shapes'
import { hashed, reader, type Target } from './target'

const get = (path: string) => ({ method: 'GET', path })
const uri = (path: string) => z.string().startsWith(`${path}/`)
const nodePath = (target: Target) => `/2/nodes/${target.nodes[0]}`
const notFound = 'Not Found'

export const reads: Row[] = [
  gives('GET /', 'null', get('/'), z.null()),
  gives('GET /2', 'null', get('/2'), z.null()),
  gives('GET /version', 'the number 2', get('/version'), z.literal(2)),
  gives('GET /version', 'without credentials', { ...get('/version'), as: null }, z.literal(2)),
  gives('GET /2/info', 'what we read of it', get('/2/info'), shapes.clusterInfo),
  gives('GET /2/info', 'to one who may only read', { ...get('/2/info'), as: reader }, shapes.clusterInfo),
  gives(
    'GET /2/info',
    'to one whose password is kept as a hash',
    { ...get('/2/info'), as: hashed },
    shapes.clusterInfo,
  ),
  gives('GET /2/info', 'without credentials', { ...get('/2/info'), as: null }, shapes.clusterInfo),
  gives(
    'GET /2/features',
    'all four',
    get('/2/features'),
    z
      .array(z.string())
      .transform((names) => names.sort().join())
      .pipe(z.literal('instance-create-reqv1,instance-reinstall-reqv1,node-evac-res1,node-migrate-reqv1')),
  ),
  gives(
    'GET /2/os',
    'names',
    get('/2/os'),
    z.array(z.string()).refine((names) => names.includes('noop')),
  ),
  gives(
    'GET /2/groups',
    'names and addresses',
    get('/2/groups'),
    z.array(z.strictObject({ name: z.string(), uri: uri('/2/groups') })),
  ),
  gives('GET /2/groups', 'bulk', get('/2/groups?bulk=1'), z.array(shapes.group).min(1)),
  gives('GET /2/groups/NAME', 'one', get('/2/groups/default'), shapes.group),
  refuses('GET /2/groups/NAME', 'unknown', get('/2/groups/nope'), 404, notFound),
  gives(
    'GET /2/nodes',
    'names and addresses',
    get('/2/nodes'),
    z.array(z.strictObject({ id: z.string(), uri: uri('/2/nodes') })).min(2),
  ),
  gives('GET /2/nodes', 'bulk', get('/2/nodes?bulk=1'), z.array(shapes.node).min(2)),
  gives('GET /2/nodes/NAME', 'one', (target) => get(nodePath(target)), shapes.node.extend({ secondary_ip: z.ipv4() })),
  refuses('GET /2/nodes/NAME', 'unknown', get('/2/nodes/nope'), 404, notFound),
  gives('GET /2/nodes/NAME/role', 'of the master', (target) => get(`${nodePath(target)}/role`), z.literal('master')),
  gives(
    'GET /2/networks',
    'names and addresses',
    get('/2/networks'),
    z.array(z.strictObject({ name: z.string(), uri: uri('/2/networks') })).min(2),
  ),
  gives('GET /2/networks', 'bulk', get('/2/networks?bulk=1'), z.array(shapes.network).min(2)),
  gives('GET /2/networks/NAME', 'one', get('/2/networks/private'), shapes.network),
  refuses('GET /2/networks/NAME', 'unknown', get('/2/networks/nope'), 404, notFound),
  gives('GET /2/tags', 'of the cluster', get('/2/tags'), z.array(z.string())),
  gives('GET /2/groups/NAME/tags', 'of a group', get('/2/groups/default/tags'), z.array(z.string())),
  gives('GET /2/networks/NAME/tags', 'of a network', get('/2/networks/private/tags'), z.array(z.string())),
  gives('GET /2/nodes/NAME/tags', 'of a node', (target) => get(`${nodePath(target)}/tags`), z.array(z.string())),
  refuses(
    'GET /2/instances/NAME/tags',
    'unknown',
    get('/2/instances/nope/tags'),
    500,
    '(&#x27;Instance name nope not found&#x27;, &#x27;unknown_entity&#x27;)',
  ),
  gives(
    'GET /2/instances',
    'names and addresses',
    get('/2/instances'),
    z.array(z.strictObject({ id: z.string(), uri: uri('/2/instances') })),
  ),
  gives('GET /2/instances', 'bulk', get('/2/instances?bulk=1'), z.array(shapes.instance)),
  refuses(
    'GET /2/instances',
    'bulk that is no number',
    get('/2/instances?bulk=x'),
    400,
    'Invalid value for the &#x27;bulk&#x27; parameter',
  ),
  refuses('GET /2/instances/NAME', 'unknown', get('/2/instances/nope'), 404, notFound),
  refuses('GET /2/instances/NAME/console', 'unknown', get('/2/instances/nope/console'), 500, 'list index out of range'),
  gives(
    'GET /2/jobs',
    'numbers and addresses',
    get('/2/jobs'),
    z.array(z.strictObject({ id: z.number().int(), uri: uri('/2/jobs') })).min(1),
  ),
  gives('GET /2/jobs', 'bulk', get('/2/jobs?bulk=1'), z.array(shapes.jobListed).min(1)),
  gives('GET /2/jobs/N', 'one', get('/2/jobs/1'), jobBody),
  gives(
    'GET /2/jobs/N',
    'unknown: a job with nothing in it',
    get('/2/jobs/99999'),
    z.strictObject({
      ...Object.fromEntries(Object.keys(jobBody.shape).map((name) => [name, z.null()])),
      id: z.literal(99999),
    }),
  ),
  refuses('GET /2/jobs/N', 'no number', get('/2/jobs/abc'), 404, notFound),
]
