import { databaseAnswers } from '@/lib/web/database-answers'

export const dynamic = 'force-dynamic'

/** This process can serve pages: the database answers. */
export async function GET(): Promise<Response> {
  const database = await databaseAnswers()
  const body = { status: database ? 'ok' : 'unavailable', database }
  return Response.json(body, { status: database ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
