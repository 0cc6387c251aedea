'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { listMyApplications } from '@/lib/applications/queries'
import { isStatus } from '@/lib/applications/state'
import { listInstances } from '@/lib/instances/queries'
import { requireContext } from './context'

type Hit = {
  id: string
  label: string
  description?: string
  href: string
  icon: 'instances' | 'applications'
  group: string
}

const LIMIT = 8

/** For Ctrl+K: what the person may see, by name. */
export async function find(query: string): Promise<Hit[]> {
  const ctx = await requireContext()
  const q = z.string().trim().min(2).max(200).safeParse(query).data
  if (!q) return []
  const [nav, status, instances, applications] = await Promise.all([
    getTranslations('nav'),
    getTranslations('status.application'),
    listInstances(ctx, { q, sort: 'name', dir: 'asc', skip: 0, take: LIMIT, clusters: [] }),
    listMyApplications(ctx, { q, page: 1, pageSize: LIMIT, status: null }),
  ])
  return [
    ...instances.rows.map(({ id, name, cluster }) => ({
      id: `instance:${id}`,
      label: name,
      description: cluster,
      href: `/instances/${cluster}/${name}`,
      icon: 'instances' as const,
      group: nav('instances'),
    })),
    ...applications.rows.map(({ id, hostname, status: state }) => ({
      id: `application:${id}`,
      label: `#${id} ${hostname}`,
      description: isStatus(state) ? status(state) : state,
      href: `/applications/${id}`,
      icon: 'applications' as const,
      group: nav('applications'),
    })),
  ]
}
