import { z } from 'zod'
import { parseFitting } from '@/lib/errors/parse'

export const TARGETS = [
  'application',
  'cluster',
  'network',
  'instance',
  'user',
  'group',
  'organization',
  'registration',
  'setting',
  'notification',
] as const

/** What is done to an instance through a job of Ganeti: the kinds of acts. */
export const ACT_ACTIONS = [
  'instance.create',
  'instance.startup',
  'instance.shutdown',
  'instance.reboot',
  'instance.resize',
  'instance.grow_disk',
  'instance.configure',
  'instance.rename',
  'instance.reinstall',
  'instance.remove',
  'instance.owners',
  'instance.tags',
  'instance.lock',
  'instance.unlock',
  'instance.isolate',
  'instance.release',
  'instance.whitelist',
  'instance.migrate',
  'instance.failover',
  'instance.replace_disks',
  'instance.mark_restart',
] as const

/** What is recorded, for the filter; each has a text, and a test that none is forgotten. */
export const ACTIONS = [
  'application.filed',
  'application.edited',
  'application.withdrawn',
  'application.rejected',
  'application.approved',
  'application.submitted',
  'application.failed',
  'application.created',
  ...ACT_ACTIONS,
  'instance.ask_rename',
  'instance.ask_reinstall',
  'instance.ask_remove',
  'instance.cancel_request',
  'instance.foreign_link',
  'job.cancel',
  'console.ask',
  'console.open',
  'console.close',
  'user.sign-in',
  'user.second-asked',
  'user.sign-out',
  'user.sign-out-everywhere',
  'user.end-session',
  'user.create',
  'user.change',
  'user.activate',
  'user.deactivate',
  'user.delete',
  'user.email',
  'user.email-asked',
  'user.password',
  'user.reset',
  'user.reset-asked',
  'user.factor-add',
  'user.factor-remove',
  'user.factors-remove',
  'user.recovery-codes',
  'user.remind',
  'user.export',
  'ssh-key.add',
  'ssh-key.change',
  'ssh-key.remove',
  'registration.create',
  'registration.confirm',
  'registration.approve',
  'registration.reject',
  'group.create',
  'group.change',
  'group.delete',
  'group.add',
  'group.remove',
  'organization.create',
  'organization.change',
  'organization.delete',
  'grant.add',
  'grant.remove',
  'cluster.add',
  'cluster.edit',
  'cluster.disable',
  'cluster.enable',
  'cluster.remove',
  'network.add',
  'network.edit',
  'network.remove',
  'setting.change',
  'notification.send',
] as const
export type AuditAction = (typeof ACTIONS)[number]

const words = z.array(z.string().max(255)).max(50).default([])
const day = z.array(z.iso.date()).max(1).default([])

/** Values of one filter are alternatives. Days are those of the reader's time zone, both included. */
const filters = z.object({
  actor: words,
  action: words,
  target: words,
  cluster: words,
  instance: words,
  outcome: z.array(z.enum(['allowed', 'refused'])).default([]),
  from: day,
  to: day,
})
export type AuditFilters = z.infer<typeof filters>
export const AUDIT_FILTERS = filters.keyof().options

/** Of the filters in an address, those that mean something. */
export const readAuditFilters = (asked: Record<string, readonly string[]>): AuditFilters => parseFitting(filters, asked)
