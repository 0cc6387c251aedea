import type { Ctx } from '@/lib/access/actor'
import { authorize, may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'

/** Those who ask for an account and have proved their address, the longest waiting first. */
export async function listRegistrations(ctx: Ctx) {
  authorize(ctx, 'manage_users')
  return db.registration.findMany({
    where: { status: 'waiting' },
    select: {
      id: true,
      username: true,
      email: true,
      firstName: true,
      lastName: true,
      phone: true,
      organization: { select: { title: true } },
      locale: true,
      address: true,
      createdAt: true,
      verifiedAt: true,
    },
    orderBy: { verifiedAt: 'asc' },
  })
}

/** Null for who does not decide. */
export async function countRegistrations(ctx: Ctx): Promise<number | null> {
  if (!may(ctx.actor, 'manage_users')) return null
  return db.registration.count({ where: { status: 'waiting' } })
}

/** To choose from while asking for an account, and in one's profile. */
export async function listOrganizations() {
  return db.organization.findMany({ select: { id: true, title: true }, orderBy: { title: 'asc' } })
}
