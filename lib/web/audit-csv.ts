import 'server-only'
import { getTimeZone, getTranslations } from 'next-intl/server'
import { exportAudit } from '@/lib/audit/export'
import { AUDIT_FILTERS, readAuditFilters } from '@/lib/audit/list-schema'
import { type Reading, readable } from '@/lib/audit/scope'
import { ACTIONS } from '@/lib/audit/words'
import { requireContext } from './context'
import { problem } from './problem'
import { streamOf } from './stream'

/** What the log or the history shows for the same address, on all its pages, as CSV in the reader's language. */
export async function auditCsv(request: Request, reading: Reading): Promise<Response> {
  try {
    const ctx = await requireContext()
    readable(ctx.actor, reading)
    const t = await getTranslations('audit')
    const params = new URL(request.url).searchParams
    const filters = readAuditFilters(Object.fromEntries(AUDIT_FILTERS.map((name) => [name, params.getAll(name)])))
    const q = (params.get('q') ?? '').slice(0, 200)
    const action = (code: string) => {
      const known = ACTIONS.find((one) => one === code)
      return known ? t(`action.${known}`) : code
    }
    const lines = exportAudit(
      ctx,
      { reading, q, filters, timeZone: await getTimeZone() },
      {
        header: (column) => t(`csv.${column}`),
        action,
        outcome: (allowed) => t(allowed ? 'allowed' : 'refused'),
      },
    )
    const name = reading === 'log' ? 'audit' : 'history'
    return new Response(streamOf(lines), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error)
  }
}
