import { accountOperations } from './account/operations'
import { profileOperations } from './account/profile'
import { actOperations } from './acts/operations'
import { clientOperations } from './admin/clients'
import { clusterCareOperations } from './admin/cluster-care'
import { clusterOperations } from './admin/clusters'
import { entranceOperations } from './admin/entrances'
import { groupOperations } from './admin/groups'
import { jobOperations } from './admin/jobs'
import { keyOperations } from './admin/keys'
import { networkOperations } from './admin/networks'
import { nodeOperations } from './admin/nodes'
import { noticeOperations } from './admin/notices'
import { notificationOperations } from './admin/notifications'
import { organizationOperations } from './admin/organizations'
import { peopleOperations } from './admin/people'
import { registrationOperations } from './admin/registrations'
import { rightOperations } from './admin/rights'
import { siteOperations } from './admin/site'
import { textOperations } from './admin/texts'
import { allWebhookOperations } from './admin/webhooks'
import { offerOperations } from './applications/offers'
import { applicationOperations } from './applications/own'
import { reviewOperations } from './applications/review'
import { auditOperations } from './audit'
import { eventOperations } from './events/operations'
import { graphOperations } from './figures/graphs'
import { overviewOperations } from './figures/overview'
import { statisticsOperations } from './figures/statistics'
import { careActs, changeActs } from './instances/change'
import { confirmedActs } from './instances/confirmed'
import { powerActs } from './instances/power'
import { instanceReads } from './instances/read'
import type { Operation } from './operation'
import { webhookOperations } from './webhooks/operations'

/** Everything that programs may ask for. */
export const OPERATIONS: readonly Operation[] = [
  ...accountOperations,
  ...profileOperations,
  ...instanceReads,
  ...powerActs,
  ...changeActs,
  ...careActs,
  ...confirmedActs,
  ...actOperations,
  ...offerOperations,
  ...applicationOperations,
  ...reviewOperations,
  ...clusterOperations,
  ...clusterCareOperations,
  ...networkOperations,
  ...nodeOperations,
  ...jobOperations,
  ...peopleOperations,
  ...registrationOperations,
  ...keyOperations,
  ...entranceOperations,
  ...clientOperations,
  ...groupOperations,
  ...rightOperations,
  ...organizationOperations,
  ...auditOperations,
  ...statisticsOperations,
  ...graphOperations,
  ...overviewOperations,
  ...siteOperations,
  ...notificationOperations,
  ...noticeOperations,
  ...textOperations,
  ...eventOperations,
  ...webhookOperations,
  ...allWebhookOperations,
]

type Found =
  | { kind: 'operation'; operation: Operation; params: Record<string, string> }
  | { kind: 'method'; allowed: string[] }
  | { kind: 'nothing' }

/** The operation of an address below /api/v1, with the parameters in it; else what the address does allow. */
export function findOperation(method: string, parts: readonly string[]): Found {
  const here = OPERATIONS.flatMap((operation) => {
    const params = match(operation.path.slice(1).split('/'), parts)
    return params ? [{ kind: 'operation' as const, operation, params }] : []
  })
  // An address without parameters comes before one that would take its last part for one.
  const [found] = here
    .filter(({ operation }) => operation.method === method)
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
  if (found) return found
  if (here.length === 0) return { kind: 'nothing' }
  return { kind: 'method', allowed: here.map(({ operation }) => operation.method) }
}

function match(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [index, expected] of pattern.entries()) {
    const given = parts[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(expected)?.[1]
    if (name) params[name] = given
    else if (given !== expected) return null
  }
  return params
}
