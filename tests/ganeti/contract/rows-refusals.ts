import { type Row, refuses } from './row'
import { reader } from './target'

const unauthorized = 'Unauthorized'
const query = { method: 'PUT', path: '/2/query/instance', body: { fields: ['name'] } }
const create = { method: 'POST', path: '/2/instances' }
const basic = (text: string) => `Basic ${Buffer.from(text, 'latin1').toString('base64')}`

export const refusals: Row[] = [
  refuses('any', 'unknown path', { method: 'GET', path: '/2/nope' }, 404, 'Not Found'),
  refuses('any', 'slash at the end', { method: 'GET', path: '/2/instances/' }, 404, 'Not Found'),
  refuses(
    'any',
    'method that the resource lacks',
    { method: 'POST', path: '/2/info?x=%3C' },
    501,
    'Method POST is unsupported for path /2/info?x=%3C',
  ),
  refuses(
    'any',
    'wrong password',
    { method: 'GET', path: '/2/info', authorization: basic('writer:x') },
    401,
    unauthorized,
  ),
  refuses('any', 'unknown user', { method: 'GET', path: '/2/info', authorization: basic('x:y') }, 401, unauthorized),
  refuses(
    'any',
    'password outside ASCII',
    { method: 'GET', path: '/2/info', authorization: basic('writer:\u00e9') },
    401,
    unauthorized,
  ),
  refuses('any', 'another scheme', { method: 'GET', path: '/2/info', authorization: 'Bearer x' }, 401, unauthorized),
  refuses(
    'any',
    'scheme without credentials',
    { method: 'GET', path: '/2/info', authorization: 'Basic' },
    400,
    'Basic authentication requires credentials',
  ),
  refuses('PUT /2/query/KIND', 'without credentials', { ...query, as: null }, 401, unauthorized),
  refuses('POST /2/instances', 'without credentials', { ...create, body: {}, as: null }, 401, unauthorized),
  refuses('POST /2/instances', 'by one who may only read', { ...create, body: {}, as: reader }, 403, 'Forbidden'),
  refuses(
    'GET /2/instances/NAME/console',
    'without credentials',
    { method: 'GET', path: '/2/instances/x/console', as: null },
    401,
    unauthorized,
  ),
  refuses(
    'GET /2/jobs/N/wait',
    'by one who may only read',
    { method: 'GET', path: '/2/jobs/1/wait', as: reader },
    403,
    'Forbidden',
  ),
  refuses(
    'DELETE /2/jobs/N',
    'by one who may only read',
    { method: 'DELETE', path: '/2/jobs/1', as: reader },
    403,
    'Forbidden',
  ),
  refuses(
    'any',
    'body that is no JSON',
    { ...query, raw: { text: '{', type: 'application/json' } },
    400,
    'Unable to parse JSON data',
  ),
  refuses(
    'any',
    'body of another type',
    { ...query, raw: { text: '{}', type: 'text/plain' } },
    415,
    'Unsupported Media Type',
  ),
  refuses(
    'any',
    'type with a charset',
    { ...query, raw: { text: '{}', type: 'application/json; charset=utf-8' } },
    415,
    'Unsupported Media Type',
  ),
  refuses(
    'POST /2/instances',
    'no body',
    create,
    400,
    'Body contents: Type is &#x27;NoneType&#x27;, but &#x27;dict&#x27; is expected',
  ),
  refuses(
    'POST /2/instances',
    'no version',
    { ...create, body: { mode: 'create' } },
    400,
    'Instance creation request version 0 is no longer supported',
  ),
  refuses(
    'POST /2/instances',
    'another version',
    { ...create, body: { __version__: 2 } },
    400,
    'Unsupported request data version 2',
  ),
  refuses(
    'POST /2/instances',
    'no name',
    { ...create, body: { __version__: 1 } },
    400,
    'Invalid body parameters: (&quot;Parameter &#x27;OP_INSTANCE_CREATE.instance_name&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)',
  ),
  refuses(
    'POST /2/instances',
    'unknown parameter',
    { ...create, body: { __version__: 1, nope: 1 } },
    400,
    'Invalid body parameters: Object OpInstanceCreate doesn&#x27;t support the parameter &#x27;nope&#x27;',
  ),
  refuses(
    'POST /2/instances',
    'reason in the body',
    { ...create, body: { __version__: 1, reason: 'x' } },
    400,
    'Can&#x27;t overwrite static parameters {&#x27;reason&#x27;}',
  ),
  refuses(
    'PUT /2/instances/NAME/shutdown',
    'body that is a list',
    { method: 'PUT', path: '/2/instances/x/shutdown', body: [] },
    400,
    'Body contents: Type is &#x27;list&#x27;, but &#x27;dict&#x27; is expected',
  ),
  refuses(
    'PUT /2/instances/NAME/modify',
    'no body',
    { method: 'PUT', path: '/2/instances/x/modify' },
    500,
    '&#x27;NoneType&#x27; object has no attribute &#x27;copy&#x27;',
  ),
  refuses(
    'POST /2/instances/NAME/reboot',
    'kind in the body',
    { method: 'POST', path: '/2/instances/x/reboot', body: { reboot_type: 'soft' } },
    400,
    'Can&#x27;t overwrite static parameters {&#x27;reboot_type&#x27;}',
  ),
  refuses(
    'POST /2/instances/NAME/reboot',
    'unknown kind',
    { method: 'POST', path: '/2/instances/x/reboot?type=zz' },
    400,
    'Invalid body parameters: (&quot;Parameter &#x27;OP_INSTANCE_REBOOT.reboot_type&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)',
  ),
  refuses(
    'POST /2/instances/NAME/reinstall',
    'reason beside a body',
    { method: 'POST', path: '/2/instances/x/reinstall?reason=y', body: { os: 'noop' } },
    400,
    'Can&#x27;t combine query and body parameters',
  ),
  refuses(
    'POST /2/instances/NAME/reinstall',
    'start that is no boolean',
    { method: 'POST', path: '/2/instances/x/reinstall', body: { start: 'x' } },
    400,
    '&#x27;start&#x27; parameter: Type is &#x27;str&#x27;, but &#x27;bool&#x27; is expected',
  ),
  refuses(
    'PUT /2/instances/NAME/rename',
    'no new name',
    { method: 'PUT', path: '/2/instances/x/rename', body: {} },
    400,
    'Invalid body parameters: (&quot;Parameter &#x27;OP_INSTANCE_RENAME.new_name&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)',
  ),
  refuses(
    'POST /2/instances/NAME/disk/N/grow',
    'no amount',
    { method: 'POST', path: '/2/instances/x/disk/0/grow', body: {} },
    400,
    'Invalid body parameters: (&quot;Parameter &#x27;OP_INSTANCE_GROW_DISK.amount&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)',
  ),
  refuses(
    'POST /2/instances/NAME/disk/N/grow',
    'disk that is no number',
    { method: 'POST', path: '/2/instances/x/disk/y/grow', body: {} },
    404,
    'Not Found',
  ),
  refuses(
    'PUT /2/instances/NAME/tags',
    'tag outside ASCII',
    { method: 'PUT', path: `/2/instances/x/tags?tag=${encodeURIComponent('α')}` },
    500,
    /^Failed to write .*job-\d+: .*commitBuffer: invalid argument \(invalid character\)$/,
  ),
  refuses(
    'PUT /2/instances/NAME/startup',
    'reason outside ASCII',
    { method: 'PUT', path: `/2/instances/x/startup?reason=${encodeURIComponent('α')}` },
    500,
    /^Failed to write .*job-\d+: .*commitBuffer: invalid argument \(invalid character\)$/,
  ),
  {
    call: 'any write',
    case: 'drained queue',
    run: async (target) => {
      await target.drain(true)
      try {
        const write = refuses('', '', { method: 'PUT', path: '/2/instances/x/startup' }, 500, 'Queue drained')
        await write.run(target)
      } finally {
        await target.drain(false)
      }
    },
  },
]
