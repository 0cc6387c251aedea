import { readHealth } from './read-health'

const UNSTORED = { headers: { 'cache-control': 'no-store' } }

/** This process answers. */
export const answerLive = () => Response.json({ status: 'ok' }, UNSTORED)

/** This process can serve pages: the database answers and has the form of this release. `degraded` without a worker. */
export async function answerReady(): Promise<Response> {
  const health = await readHealth()
  return Response.json(health, { ...UNSTORED, status: health.status === 'unavailable' ? 503 : 200 })
}
