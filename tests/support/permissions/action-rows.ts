import type { Subject } from './rows'
import { EVERYONE, SIGNED_IN, type Visitor } from './visitors'

/**
 * Arguments that a verb can make out, and who is let past the rights; what becomes of it then is no matter here. `absent`:
 * the same of what does not exist, which those who do not see it must not be able to tell from it. `leaves`: it signs out.
 */
export type ActionRow = {
  args: unknown[]
  who: readonly Visitor[]
  absent?: unknown[]
  sees?: readonly Visitor[]
  leaves?: true
}

const NOWHERE = { cluster: 'alpha', name: 'no-such-instance.example.org' }
const NOTHING = '00000000-0000-7000-8000-000000000000'
const OWN: readonly Visitor[] = ['owner', 'root']
const USERS: readonly Visitor[] = ['users', 'root']
const CLUSTERS: readonly Visitor[] = ['clusters', 'root']
const REVIEW: readonly Visitor[] = ['reviewer', 'root']
const VIEW: readonly Visitor[] = ['viewer', 'root']
const ROOT: readonly Visitor[] = ['root']
const SEE: readonly Visitor[] = ['owner', 'viewer', 'root']

const SIZES = { vcpus: 1, memory: 1024, disks: [1024] }
const LETTER = { subject: 'Maintenance', text: 'Tonight.' }
const DRAFT = { targets: ['cluster:1'], en: LETTER, el: LETTER }
const OWN_CLIENT = { name: 'Script', redirectUris: 'https://script.example.org/back', kind: 'confidential' }
const MAINTENANCE = { from: '2026-01-01T00:00:00Z', until: null, reasonEn: 'Disks', reasonEl: '' }
const HARDWARE = { nicType: 'virtio', diskType: 'paravirtual', bootOrder: 'disk', localTime: false }

const row = (who: readonly Visitor[], ...args: unknown[]): ActionRow => ({ args, who })

/** Every server action. */
export function actionRows({ place, application, change, network }: Subject): Record<string, ActionRow> {
  const on = (who: readonly Visitor[], ...rest: unknown[]): ActionRow => ({
    args: [place, ...rest],
    absent: [NOWHERE, ...rest],
    sees: SEE,
    who,
  })
  const of = (who: readonly Visitor[], ...rest: unknown[]): ActionRow => ({
    args: [application, ...rest],
    absent: [999_999, ...rest],
    sees: ['owner', 'reviewer', 'root'],
    who,
  })
  return {
    'register askForAccount': row(EVERYONE, {}),
    'register resend': row(EVERYONE, {}),
    'register confirm': row(EVERYONE, 'none'),
    'reset ask': row(EVERYONE, {}),
    'reset setNew': row(EVERYONE, {}),
    'email/confirm confirm': row(EVERYONE, 'none'),
    'second-factor beginApp': row(SIGNED_IN, {}),
    'second-factor confirmApp': row(SIGNED_IN, {}),
    'second-factor removeApp': row(SIGNED_IN, {}),
    'second-factor newCodes': row(SIGNED_IN, {}),
    'second-factor beginPasskey': row(SIGNED_IN, {}),
    'second-factor addPasskey': row(SIGNED_IN, {}),
    'second-factor removePasskey': row(SIGNED_IN, NOTHING, {}),
    'sign-in askPasskey': row(EVERYONE),
    'sign-in askSecondPasskey': row(EVERYONE),
    'lib/web/set-locale setLocale': row(EVERYONE, 'tlh'),
    'lib/web/find find': row(['owner', 'viewer', 'reviewer', 'root'], place.name),

    '(home) findValues': row(SIGNED_IN, 'tag', 'x'),
    '(home) saveView': row(SIGNED_IN, {}),
    '(home) weigh': row(SIGNED_IN, []),
    '(home) actOnAll': row(SIGNED_IN, {}),
    '(home) cancelCreation': row([], NOTHING),
    'notice-actions dismiss': row([], 999_999),
    'history findInHistory': row(SIGNED_IN, 'actor', 'x'),
    'profile addKeys': row(SIGNED_IN, 'no key'),
    'profile removeKey': row([], 999_999),
    'profile savePassword': row(SIGNED_IN, {}),
    'profile endOne': row([], NOTHING),
    'profile endOthers': row(SIGNED_IN),
    'profile changeEmail': row(SIGNED_IN, {}),
    'profile saveDetails': row(SIGNED_IN, {}),
    'profile savePreferences': row(SIGNED_IN, {}),
    'profile welcomed': row(SIGNED_IN),

    // First: whether something else is being done is said before whose it is.
    'instances resize': on(OWN, SIZES),
    'instances startup': on(OWN),
    'instances shutdown': on(OWN, { how: 'soft' }),
    'instances reboot': on(OWN, { type: 'soft' }),
    'instances requestResize': on(['owner'], { wish: SIZES, comments: 'For a course' }),
    'instances configure': on(OWN, HARDWARE),
    'instances lookForCdrom': on(OWN, 'no address'),
    'instances cancel': row([], NOTHING),
    'instances lock': on(ROOT, { reason: 'for a look' }),
    'instances unlock': on(ROOT),
    'instances isolate': on(ROOT, { reason: 'for a look' }),
    'instances release': on(ROOT),
    'instances whitelist': on(OWN, { network: '' }),
    'instances tags': on(ROOT, { tags: ['looked-at'] }),
    'instances migrate': on(ROOT, { node: 'no-such-node' }),
    'instances failover': on(ROOT, { node: 'no-such-node' }),
    'instances replaceDisks': on(ROOT, { node: 'no-such-node' }),
    'instances/confirm-actions request': on(OWN, 'rename', { name: '-' }),
    'instances/confirm-actions resend': row([], NOTHING),
    'instances/confirm-actions cancelAsked': row([], NOTHING),
    'instances/confirm-actions confirm': row([], 'none', ''),
    'instances/people-actions saveOwners': on(OWN, {}),
    'instances/people-actions lookUp': row(SIGNED_IN, ''),
    'console ask': { args: [place.cluster, place.name], absent: [NOWHERE.cluster, NOWHERE.name], sees: SEE, who: OWN },

    'o/applications register': row(SIGNED_IN, {}),
    'o/applications change': row([], 999_999, OWN_CLIENT),
    'o/applications remove': row([], 999_999),
    'o/applications renew': row([], 999_999),
    'o/consent answer': row(SIGNED_IN, { query: '', ticket: '', agreed: false }),
    'profile/program-actions withdraw': row([], 999_999),
    'profile/program-actions makeToken': row(SIGNED_IN, {}),
    'profile/program-actions endToken': row([], 999_999),

    'profile/webhooks add': row(SIGNED_IN, {}),
    'profile/webhooks change': row([], 999_999, {}),
    'profile/webhooks renew': row([], 999_999),
    'profile/webhooks pause': row([], 999_999),
    'profile/webhooks resume': row([], 999_999),
    'profile/webhooks ping': row([], 999_999),
    'profile/webhooks again': row([], 999_999, NOTHING),
    'profile/webhooks remove': row([], 999_999),

    'applications file': row(SIGNED_IN, { wish: {}, placement: null }),
    'applications edit': of(['owner'], 1, { wish: {} }),
    'applications withdraw': row([], 999_999),
    'applications nameFree': row(SIGNED_IN, 'free.example.org', null),
    'review approve': of(REVIEW, 1, { plan: {}, comments: '' }),
    'review approveChange': { args: [change, 99, { wish: SIZES, comments: '' }], who: REVIEW },
    'review reject': of(REVIEW, 1, ''),
    'review fit': of(REVIEW, {}),

    'admin/accounts approve': row([], 999_999),
    'admin/accounts reject': row(USERS, {}),
    'admin/accounts deactivate': row([], 999_999),
    'admin/audit findInLog': row(['viewer', 'users', 'root'], 'actor', 'x'),
    'admin/jobs findInJobs': row(['viewer', 'clusters', 'root'], 'kind', 'x'),
    'admin/jobs cancel': row([], { cluster: 'alpha', id: 999_999 }),
    'admin/clusters lockGroup': row([], { cluster: 'alpha', name: 'no-such-group' }, 'lock'),
    'admin/nodes setRole': row([], { cluster: 'alpha', name: 'no-such-node' }, 'drain'),
    'admin/nodes empty': row([], { cluster: 'alpha', name: 'no-such-node' }, 'migrate'),
    'admin/rights grantRight': row(USERS, {}),
    'admin/rights revokeRight': row(USERS, {}),
    'admin/rights lookUpUsernames': row(USERS, 'root'),
    'admin/settings saveSettings': row(['root'], { registrationOpen: 'perhaps' }),
    // A file that is none is told before whose right it is; the verb's own test has the rights.
    'admin/settings uploadLogo': row(SIGNED_IN, {}),
    'admin/settings removeLogo': row(ROOT),
    'admin/clusters add': row(CLUSTERS, {}),
    'admin/clusters edit': row(CLUSTERS, 1, {}),
    'admin/clusters checkNew': row(CLUSTERS, {}),
    'admin/clusters checkEdited': row(CLUSTERS, 1, {}),
    'admin/clusters checkAsStored': row([], 'no-such-cluster'),
    'admin/clusters setDisabled': row(CLUSTERS, 1, false),
    'admin/clusters remove': row([], 999_999),
    'admin/clusters saveMaintenance': row(CLUSTERS, 1, MAINTENANCE),
    'admin/clusters saveGraphs': row(CLUSTERS, 1, {}),
    'admin/clusters stopMaintenance': row(CLUSTERS, 1),
    'admin/networks add': row(CLUSTERS, { ...network, link: 'another' }),
    'admin/networks edit': row(CLUSTERS, network.id, network),
    'admin/networks remove': row([], 999_999),
    'admin/notifications findTargets': row(VIEW, 'zz'),
    'admin/notifications preview': row(VIEW, { draft: DRAFT, person: null }),
    'admin/notifications send': row(VIEW, { ...DRAFT, key: NOTHING }),
    'admin/kinds add': row(USERS, 'users', {}),
    'admin/kinds edit': row(USERS, 'users', '1', { email: 'no address' }),
    'admin/kinds remove': row([], 'users', '999999'),
    'admin/kinds act': row([], 'users', '1', 'promote', ''),
    'admin/kinds weighMany': row(USERS, 'users', { ids: ['1'], name: 'activate' }),
    'admin/kinds actMany': row(USERS, 'users', { ids: ['999999'], name: 'activate' }),
    'admin/kinds lookUpPeople': row(USERS, 'root'),

    // Last: they end the sessions that are used here.
    'lib/web/sign-out startOver': { ...row(EVERYONE), leaves: true },
    'lib/web/sign-out signOut': { ...row(EVERYONE), leaves: true },
    'lib/web/sign-out signOutEverywhere': { ...row(EVERYONE), leaves: true },
  }
}
