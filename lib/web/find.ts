'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { UserCtx } from '@/lib/access/actor'
import { may, mayAnywhere } from '@/lib/access/authorize'
import { listForReview, listMyApplications } from '@/lib/applications/queries'
import { isStatus } from '@/lib/applications/state'
import { fleetHealth } from '@/lib/clusters/queries'
import { fold } from '@/lib/db/fold'
import { listInstances } from '@/lib/instances/list'
import { readFilters } from '@/lib/instances/list-schema'
import { findOwners } from '@/lib/instances/owner-search'
import { requireContext } from './context'

type Hit = {
  id: string
  label: string
  description?: string
  href: string
  icon: 'instances' | 'applications' | 'clusters' | 'users'
  group: string
}

const LIMIT = 8

/** For Ctrl+K: what the person may see, by name, address, MAC, tag, owner. */
export async function find(query: string): Promise<Hit[]> {
  const ctx = await requireContext()
  const q = z.string().trim().min(2).max(200).safeParse(query).data
  if (!q) return []
  return (await Promise.all([instances(ctx, q), applications(ctx, q), clusters(ctx, q), people(ctx, q)])).flat()
}

async function instances(ctx: UserCtx, q: string): Promise<Hit[]> {
  const nav = await getTranslations('nav')
  const asked = { q, filters: readFilters({}), sort: 'name', dir: 'asc', skip: 0, take: LIMIT } as const
  const { rows } = await listInstances(ctx, asked)
  return rows.map((row) => ({
    id: `instance:${row.id}`,
    label: row.name,
    description: [row.cluster, ...why(row, q)].join(' · '),
    href: `/instances/${row.cluster}/${row.name}`,
    icon: 'instances',
    group: nav('instances'),
  }))
}

/** The fact that it was found by, when that is not its name. */
function why({ addresses, macs, tags }: { addresses: string[]; macs: string[]; tags: string[] }, q: string): string[] {
  const word = fold(q)
  return [...addresses, ...macs, ...tags].filter((fact) => fold(fact).includes(word)).slice(0, 1)
}

async function applications(ctx: UserCtx, q: string): Promise<Hit[]> {
  const [nav, status] = await Promise.all([getTranslations('nav'), getTranslations('status.application')])
  const page = { q, page: 1, pageSize: LIMIT, status: null }
  const staff = mayAnywhere(ctx.actor, 'review_applications') || mayAnywhere(ctx.actor, 'view_applications')
  const [own, others] = await Promise.all([
    listMyApplications(ctx, page),
    staff ? listForReview(ctx, { ...page, open: false }) : { rows: [] },
  ])
  const all = new Map([...own.rows, ...others.rows].map((row) => [row.id, row]))
  return [...all.values()].slice(0, LIMIT).map(({ id, hostname, status: state }) => ({
    id: `application:${id}`,
    label: `#${id} ${hostname}`,
    description: isStatus(state) ? status(state) : state,
    href: `/applications/${id}`,
    icon: 'applications',
    group: nav('applications'),
  }))
}

async function clusters(ctx: UserCtx, q: string): Promise<Hit[]> {
  const nav = await getTranslations('nav')
  const sees = (id: number) => may(ctx.actor, 'view_instances', id) || may(ctx.actor, 'manage_clusters', id)
  const found = (await fleetHealth(ctx)).filter((one) => fold(`${one.slug} ${one.description}`).includes(fold(q)))
  return found.slice(0, LIMIT).map(({ id, slug, description }) => ({
    id: `cluster:${slug}`,
    label: slug,
    description: description || nav('clusters'),
    href: sees(id) ? `/admin/clusters/${slug}` : `/?cluster=${slug}`,
    icon: 'clusters',
    group: nav('clusters'),
  }))
}

/** A person leads to what they own. */
async function people(ctx: UserCtx, q: string): Promise<Hit[]> {
  const nav = await getTranslations('nav')
  return (await findOwners(ctx, q, LIMIT)).map(({ username, name }) => ({
    id: `person:${username}`,
    label: name,
    description: username,
    href: `/?owner=${encodeURIComponent(username)}`,
    icon: 'users',
    group: nav('people'),
  }))
}
