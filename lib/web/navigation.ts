import type { UserActor } from '@/lib/access/actor'
import { may, mayAnywhere } from '@/lib/access/authorize'
import { seesLog } from '@/lib/audit/scope'
import { seesFleet } from '@/lib/clusters/fleet-scope'
import { readsArchive } from '@/lib/notifications/queries'

type Icon =
  | 'instances'
  | 'applications'
  | 'review'
  | 'overview'
  | 'clusters'
  | 'nodes'
  | 'jobs'
  | 'networks'
  | 'accounts'
  | 'history'
  | 'statistics'
  | 'audit'
  | 'notifications'
  | 'announcements'
  | 'pages'
  | 'posts'
  | 'settings'
  | 'users'
  | 'groups'
  | 'organizations'
  | 'rights'
  | 'sshKeys'
  | 'sessions'
  | 'allApplications'
  | 'pending'
  | 'oauth'
  | 'tokens'
  | 'webhooks'
type Item = { href: string; label: string; icon: Icon; badge?: number }
type Group = { label: string; items: Item[] }
type Section = 'administration' | 'people' | 'fleet' | 'site'
type Key = 'mine' | Section | Icon

/** How many wait for this person to decide; null: it is not theirs. */
export type Waiting = { applications: number | null; registrations: number | null }

/** What a person has a right to; the pages check it again. */
export function navigation(actor: UserActor, waiting: Waiting, text: (key: Key) => string): Group[] {
  const item = (icon: Icon, href: string, badge?: number): Item => ({
    icon,
    href,
    label: text(icon),
    ...(badge ? { badge } : {}),
  })
  const accounts = () => {
    if (waiting.registrations !== null) return [item('accounts', '/admin/accounts', waiting.registrations)]
    return may(actor, 'view_instances') ? [item('accounts', '/admin/accounts/idle')] : []
  }
  const users = [
    item('users', '/admin/users'),
    item('groups', '/admin/groups'),
    item('organizations', '/admin/organizations'),
    item('rights', '/admin/rights'),
    item('sshKeys', '/admin/keys'),
    item('sessions', '/admin/sessions'),
  ]
  const work = [
    ...(waiting.applications === null
      ? []
      : [item('review', '/review', waiting.applications), item('allApplications', '/admin/applications')]),
    ...(mayAnywhere(actor, 'view_instances') ? [item('pending', '/admin/pending')] : []),
    ...(seesLog(actor) ? [item('audit', '/admin/audit')] : []),
  ]
  const people = [...accounts(), ...(may(actor, 'manage_users') ? users : [])]
  const manages = mayAnywhere(actor, 'manage_clusters')
  const fleet = seesFleet(actor)
    ? [
        item('overview', '/admin/overview'),
        ...(manages ? [item('clusters', '/admin/clusters')] : []),
        item('nodes', '/admin/nodes'),
        ...(manages ? [item('networks', '/admin/networks')] : []),
        item('jobs', '/admin/jobs'),
      ]
    : []
  const siteItems = [
    item('announcements', '/admin/notices'),
    item('posts', '/admin/posts'),
    item('pages', '/admin/pages'),
    item('oauth', '/admin/programs'),
    item('tokens', '/admin/tokens'),
    item('webhooks', '/admin/webhooks'),
    item('settings', '/admin/settings'),
  ]
  const site = [
    ...(readsArchive(actor) ? [item('notifications', '/admin/notifications')] : []),
    ...(actor.isSuperuser ? siteItems : []),
  ]
  return [
    {
      label: text('mine'),
      items: [
        item('instances', '/'),
        item('applications', '/applications'),
        item('history', '/history'),
        item('statistics', '/statistics'),
      ],
    },
    ...Object.entries({ administration: work, people, fleet, site })
      .filter(([, items]) => items.length > 0)
      .map(([key, items]) => ({ label: text(key as Section), items })),
  ]
}
