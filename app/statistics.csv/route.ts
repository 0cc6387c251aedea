import { getTranslations } from 'next-intl/server'
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv/csv'
import { readSamples } from '@/lib/stats/queries'
import { askedSchema, FIGURES } from '@/lib/stats/schema'
import { subjectOf } from '@/lib/stats/subject'
import { requireContext } from '@/lib/web/context'
import { problem } from '@/lib/web/problem'

/** What the page shows for the same address, a line a day; sizes in MiB. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext()
    const t = await getTranslations('statistics')
    const { of, days } = askedSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const samples = await readSamples(ctx, subjectOf(ctx, of), days)
    const head = [t('day'), ...FIGURES.map((figure) => t(`column.${figure}`))]
    const lines = samples.map((one) => csvLine([one.day, ...FIGURES.map((figure) => one[figure])]))
    return new Response(BYTE_ORDER_MARK + csvLine(head) + lines.join(''), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="statistics-${ctx.now.toISOString().slice(0, 10)}.csv"`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error)
  }
}
