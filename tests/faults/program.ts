import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { addToken } from '@/lib/oauth/personal-tokens'

/** A program that speaks to the portal as it runs; while it is being killed, to nobody. */
export type FaultProgram = { token: string; post(path: string, body?: unknown): Promise<Response | null> }

/** As many requests as the test wants to make. */
export async function unlimited(): Promise<void> {
  await db.setting.create({ data: { key: 'apiRequestsPerMinute', value: 100_000 } })
}

export async function programOf(ctx: UserCtx, url: string): Promise<FaultProgram> {
  const { token } = await addToken(ctx, {
    name: 'faults',
    scopes: ['instances:read', 'instances:write', 'applications:write', 'admin'],
    days: 1,
  })
  return {
    token,
    post: (path, body) =>
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      }).catch(() => null),
  }
}
