import { getTranslations } from 'next-intl/server'
import { listConfigFor } from '@/components/instances/list-config'
import { parseListState } from '@/components/tables/list-state'
import { mayAnywhere } from '@/lib/access/authorize'
import { exportInstances } from '@/lib/instances/export'
import { readFilters } from '@/lib/instances/list-schema'
import { requireContext } from '@/lib/web/context'
import { problem } from '@/lib/web/problem'
import { streamOf } from '@/lib/web/stream'

/** What the list shows for the same address, on all its pages, as CSV in the reader's language. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext()
    const [t, is] = await Promise.all([getTranslations('instances'), getTranslations('status')])
    const params = new URL(request.url).searchParams
    const asked = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]))
    const { q, sort, dir, filters } = parseListState(asked, listConfigFor(mayAnywhere(ctx.actor, 'view_instances')))
    const lines = exportInstances(
      ctx,
      { q, sort, dir, filters: readFilters(filters) },
      {
        header: (column) => t(`csv.${column}`),
        state: ({ state, shouldBe }) =>
          shouldBe ? is('shouldBe', { is: is(`instance.${state}`), shouldBe }) : is(`instance.${state}`),
        yes: t('csv.yes'),
        no: t('csv.no'),
      },
    )
    return new Response(streamOf(lines), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="instances-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error)
  }
}
