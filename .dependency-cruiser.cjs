/** The rooms of CONTRIBUTING.md: what is not listed is not allowed. */

/** A domain may use those before it; domains of one line not each other. */
const DOMAINS = [
  ['access'],
  ['audit'],
  ['settings'],
  ['accounts'],
  ['clusters', 'pages', 'news'],
  ['sync', 'oauth', 'requests'],
  ['networks', 'jobs', 'images'],
  ['acts'],
  ['instances'],
  ['console', 'applications', 'stats', 'graphs', 'nodes'],
  ['notifications', 'notices', 'site', 'events', 'fleet'],
  ['webhooks'],
]
const FOUNDATIONS = '^lib/(config|crypto|csv|db|errors|health|live|log|mail|metrics|net|tasks)/'
const ROOTS = '^(server|worker|web|proxy|next\\.config)\\.ts$'

const anyOf = (names) => `^lib/(${names.join('|')})/`
const rule = (from, ...to) => ({ from: { path: from }, to: { path: to } })

const domainRules = DOMAINS.map((names, line) =>
  rule(anyOf(names), ...DOMAINS.slice(0, line).map(anyOf), FOUNDATIONS, '^lib/rapi/'),
)
const ownRules = DOMAINS.flat().map((name) => rule(`^lib/${name}/`, `^lib/${name}/`))

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    { from: {}, to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] } },
    ...domainRules,
    ...ownRules,
    rule(FOUNDATIONS, FOUNDATIONS, '^locales/'),
    rule('^lib/rapi/', '^lib/rapi/', '^lib/log/'),
    rule('^lib/web/', '^lib/', '^locales/', '^server-only$'),
    rule('^components/', '^components/', '^locales/', '^lib/[^/]+/(schema|list-schema|words|permissions|scopes)\\.ts$'),
    { from: { path: '^components/' }, to: { path: '^lib/', dependencyTypes: ['type-only'] } },
    rule('^app/', '^app/', '^components/', '^lib/(?!db/|rapi/|crypto/|mail/)', '^locales/'),
    rule(ROOTS, ROOTS, '^lib/'),
    rule('^simulator/', '^simulator/'),
    rule('^tests/', '^tests/', '^app/', '^components/', '^lib/', '^locales/', '^scripts/', '^simulator/', ROOTS),
    rule('^scripts/', '^scripts/', '^lib/', '^locales/', '^simulator/', ROOTS),
    rule('^(playwright|vitest)\\.config\\.ts$', '^tests/'),
  ],
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^server-only$' } },
    {
      name: 'only-web-knows-next',
      comment: 'lib/ is called by the worker, the command line and tests too',
      severity: 'error',
      from: { path: '^lib/(?!web/)' },
      to: { path: 'node_modules/(next|next-auth|react|react-dom|@mantine|@tabler)/' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { pathNot: '^(tests|scripts)/|\\.config\\.' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^lib/db/generated'] },
    exclude: { path: ['^\\.next/', '^dist/', 'next-env\\.d\\.ts'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
