import type { UserActor } from '@/lib/access/actor'
import { loadSignedIn } from '@/lib/accounts/queries'
import { type Db, db } from '@/lib/db/client'
import type { ConsoleSession } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'
import { findInstance } from './find-instance'
import type { Ending } from './schema'
import type { Target } from './screen'

type Verdict = { ending: Ending | null; screen: Target | null }

/** Whether the right that a console was opened with still holds, on the very instance that it was opened to. */
export async function whyNoMore(of: Db, session: ConsoleSession, actor: UserActor): Promise<Verdict> {
  const ended: Verdict = { ending: 'right_ended', screen: null }
  const cluster = await of.cluster.findUnique({ where: { id: session.clusterId } })
  if (!cluster) return ended
  try {
    const { instance, right, withheld, screen } = await findInstance(of, actor, {
      cluster: cluster.slug,
      name: session.instance,
    })
    if (withheld || right !== session.right || instance.uuid !== session.instanceUuid) return ended
    return { ending: null, screen: typeof screen === 'string' ? null : screen }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return ended
    throw error
  }
}

/**
 * Why an open console must close now; null: it may go on. Says that it is open, too. A screen that is gone is not asked
 * about: its connection ends by itself, sooner than the mirror knows.
 */
export async function checkOpen(session: ConsoleSession): Promise<Ending | null> {
  const signedIn = await loadSignedIn(db, session.sessionId, new Date())
  if (!signedIn) return 'session_ended'
  const { ending } = await whyNoMore(db, session, signedIn.actor)
  if (ending) return ending
  await db.consoleSession.updateMany({ where: { id: session.id }, data: { seenAt: new Date() } })
  return null
}
