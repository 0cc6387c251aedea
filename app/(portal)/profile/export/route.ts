import { exportOwnData } from '@/lib/accounts/export-data'
import { requireContext } from '@/lib/web/context'
import { problem } from '@/lib/web/problem'

export async function GET(): Promise<Response> {
  try {
    const ctx = await requireContext()
    const name = `${ctx.actor.username.replace(/[^\w.-]/g, '_')}-${ctx.now.toISOString().slice(0, 10)}.json`
    return new Response(JSON.stringify(await exportOwnData(ctx), null, 2), {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error)
  }
}
