import { EVERYONE, SIGNED_IN, type Visitor } from './visitors'

/** What the addresses and arguments name: the owner's instance, their application for another and for a change of it. */
export type Subject = {
  place: { cluster: string; name: string }
  application: number
  change: number
  network: { id: number; clusterId: number; description: string; mode: string; link: string }
}

/** Who is let in; everybody else must be told that it is not there. Several addresses where they differ. `leaves`: to the sign-in. */
export type Row = { address: string; who: readonly Visitor[]; leaves?: true }

const ROOT: readonly Visitor[] = ['root']
const USERS: readonly Visitor[] = ['users', 'root']
const CLUSTERS: readonly Visitor[] = ['clusters', 'root']
const REVIEW: readonly Visitor[] = ['reviewer', 'root']
const VIEW: readonly Visitor[] = ['viewer', 'root']
/** Whose clusters they see, or have in their care. */
const FLEET: readonly Visitor[] = ['viewer', 'clusters', 'root']
const OWN: readonly Visitor[] = ['owner', 'root']
const SEE: readonly Visitor[] = ['owner', 'viewer', 'root']

const one = (address: string, who: readonly Visitor[]): Row[] => [{ address, who }]
const ABSENT = '00000000-0000-7000-8000-000000000000'

/** Each page and route of app, by its address with parameters. */
export function rowsOf({ place, application, network }: Subject): Record<string, Row[]> {
  const instance = `/instances/${place.cluster}/${place.name}`
  const shown = (part: string) => one(`${instance}${part}`, SEE)
  return {
    '/sign-in': one('/sign-in', EVERYONE),
    '/sign-in/second': [{ address: '/sign-in/second', who: [], leaves: true }],
    '/second-factor': one('/second-factor', SIGNED_IN),
    '/register': one('/register', EVERYONE),
    '/register/confirm': one('/register/confirm?token=none', EVERYONE),
    '/register/resend': one('/register/resend', EVERYONE),
    '/reset': one('/reset', EVERYONE),
    '/reset/new': one('/reset/new?token=none', EVERYONE),
    '/email/confirm': one('/email/confirm?token=none', EVERYONE),

    '/news': one('/news', EVERYONE),
    '/about/[page]': one('/about/no-such-page', []),
    '/about/[page]/[lang]': one('/about/no-such-page/en', []),
    '/': one('/', SIGNED_IN),
    '/profile': one('/profile', SIGNED_IN),
    '/profile/webhooks': one('/profile/webhooks', SIGNED_IN),
    '/profile/webhooks/add': one('/profile/webhooks/add', SIGNED_IN),
    '/profile/webhooks/[id]': one('/profile/webhooks/999999', []),
    '/history': one('/history', SIGNED_IN),
    '/statistics': [...one('/statistics', SIGNED_IN), ...one('/statistics?of=user:nobody-of-that-name', [])],
    '/statistics/applications': one('/statistics/applications', SIGNED_IN),
    '/application-statistics.csv': one('/application-statistics.csv', SIGNED_IN),
    '/statistics.csv': [...one('/statistics.csv', SIGNED_IN), ...one('/statistics.csv?of=user:nobody', [])],
    '/applications': one('/applications', SIGNED_IN),
    '/applications/new': one('/applications/new', SIGNED_IN),
    '/applications/[id]': one(`/applications/${application}`, ['owner', 'reviewer', 'root']),
    '/applications/[id]/edit': one(`/applications/${application}/edit`, ['owner']),
    '/confirm/[token]': one('/confirm/none', SIGNED_IN),
    '/console/[cluster]/[name]': one(`/console/${place.cluster}/${place.name}`, SEE),
    '/destroyed/[act]': one(`/destroyed/${ABSENT}`, []),
    '/instances/[cluster]/[name]': shown(''),
    '/instances/[cluster]/[name]/configuration': one(`${instance}/configuration`, OWN),
    '/instances/[cluster]/[name]/destroy': shown('/destroy'),
    '/instances/[cluster]/[name]/graphs/picture': one(`${instance}/graphs/picture?kind=cpu&from=1&until=2`, []),
    '/instances/[cluster]/[name]/graphs': one(`${instance}/graphs`, OWN),
    '/instances/[cluster]/[name]/history': shown('/history'),
    '/instances/[cluster]/[name]/people': shown('/people'),
    '/instances/[cluster]/[name]/reinstall': shown('/reinstall'),
    '/instances/[cluster]/[name]/rename': shown('/rename'),
    '/instances/[cluster]/[name]/resize': one(`${instance}/resize`, OWN),

    '/o/api': one('/o/api', SIGNED_IN),
    '/o/applications': one('/o/applications', SIGNED_IN),
    '/o/applications/add': one('/o/applications/add', SIGNED_IN),
    '/o/applications/[id]': one('/o/applications/999999', []),
    // Without a program that asks, they say to everyone that there is none; without its token, the API to nobody more.
    '/o/consent': one('/o/consent', EVERYONE),
    '/o/authorize': one('/o/authorize', EVERYONE),
    '/o/token': one('/o/token', EVERYONE),
    '/o/revoke': one('/o/revoke', EVERYONE),
    '/o/introspect': one('/o/introspect', EVERYONE),
    '/.well-known/oauth-authorization-server': one('/.well-known/oauth-authorization-server', EVERYONE),
    '/instances/list': [{ address: '/instances/list', who: [], leaves: true }],
    '/instances/lists': [{ address: '/instances/lists', who: [], leaves: true }],
    '/api/v1/[...path]': [{ address: '/api/v1/instances', who: [], leaves: true }],
    '/api/v1/openapi.json': one('/api/v1/openapi.json', EVERYONE),
    '/user/details': [{ address: '/user/details', who: [], leaves: true }],

    '/review': one('/review', REVIEW),
    '/review/[id]': one(`/review/${application}`, REVIEW),
    '/admin/[kind]': [
      ...['users', 'groups', 'organizations', 'keys', 'sessions'].flatMap((kind) => one(`/admin/${kind}`, USERS)),
      ...one('/admin/applications', REVIEW),
      ...one('/admin/pending', VIEW),
      ...one('/admin/notices', ROOT),
      ...['tokens', 'webhooks'].flatMap((kind) => one(`/admin/${kind}`, ROOT)),
      ...one('/admin/secrets', []),
    ],
    '/admin/[kind]/[id]': [
      ...['users', 'groups'].flatMap((kind) => one(`/admin/${kind}/1`, USERS)),
      ...one('/admin/applications/1', []),
    ],
    '/admin/[kind]/add': [
      ...['users', 'groups', 'organizations', 'keys'].flatMap((kind) => one(`/admin/${kind}/add`, USERS)),
      ...one('/admin/sessions/add', []),
    ],
    '/admin/accounts': one('/admin/accounts', USERS),
    '/admin/accounts/idle': one('/admin/accounts/idle', ['viewer', 'users', 'root']),
    '/admin/audit': one('/admin/audit', ['viewer', 'users', 'root']),
    '/admin/rights': one('/admin/rights', USERS),
    '/admin/settings': one('/admin/settings', ROOT),
    '/admin/overview': one('/admin/overview', FLEET),
    '/admin/jobs': one('/admin/jobs', FLEET),
    '/admin/jobs/[cluster]/[id]': one('/admin/jobs/alpha/999999', []),
    '/admin/nodes': one('/admin/nodes', FLEET),
    '/admin/nodes/[cluster]/[node]': one('/admin/nodes/alpha/no-such-node', []),
    '/admin/nodes/[cluster]/[node]/graphs': one('/admin/nodes/alpha/no-such-node/graphs', []),
    '/admin/nodes/[cluster]/[node]/empty': one('/admin/nodes/alpha/no-such-node/empty', []),
    '/admin/clusters': one('/admin/clusters', CLUSTERS),
    '/admin/clusters/add': one('/admin/clusters/add', CLUSTERS),
    '/admin/clusters/[cluster]': one('/admin/clusters/alpha', FLEET),
    '/admin/clusters/[cluster]/latency': one('/admin/clusters/alpha/latency', FLEET),
    '/admin/clusters/[cluster]/networks': one('/admin/clusters/alpha/networks', FLEET),
    '/admin/clusters/[cluster]/networks/[network]': one('/admin/clusters/alpha/networks/no-such-network', []),
    '/admin/clusters/[cluster]/edit': one('/admin/clusters/alpha/edit', CLUSTERS),
    '/admin/networks': one('/admin/networks', CLUSTERS),
    '/admin/networks/add': one('/admin/networks/add', CLUSTERS),
    '/admin/networks/[id]': one(`/admin/networks/${network.id}`, CLUSTERS),
    '/admin/notifications': one('/admin/notifications', VIEW),
    '/admin/notifications/new': one('/admin/notifications/new', VIEW),
    '/admin/notifications/[id]': one('/admin/notifications/999999', []),

    '/profile/export': one('/profile/export', SIGNED_IN),
    '/instances.csv': one('/instances.csv', SIGNED_IN),
    '/history.csv': one('/history.csv', SIGNED_IN),
    '/audit.csv': one('/audit.csv', ['viewer', 'users', 'root']),
    '/site/logo': one('/site/logo', []),
    // Without METRICS_TOKEN it tells nobody.
    '/metrics': one('/metrics', []),
    '/api/events': one('/api/events', SIGNED_IN),
    '/api/auth/[...nextauth]': one('/api/auth/csrf', EVERYONE),
    '/api/health/live': one('/api/health/live', EVERYONE),
    '/api/health/ready': one('/api/health/ready', EVERYONE),
    '/application/[id]/[cookie]/ssh_keys': one(`/application/${application}/guessed/ssh_keys`, []),
  }
}
