import { getTranslations } from 'next-intl/server'
import { readApplicationFigures } from '@/lib/fleet/application-figures'
import { APPLICATION_FIGURES, figuresSchema } from '@/lib/fleet/schema'
import { requireContext } from '@/lib/web/context'
import { csvAnswer } from '@/lib/web/csv-answer'
import { problem } from '@/lib/web/problem'

/** What the page shows for the same address, a line a day, week or month; times in hours. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext()
    const t = await getTranslations('statistics')
    const { of, days } = figuresSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const figures = await readApplicationFigures(ctx, of, days)
    const head = [t('day'), ...APPLICATION_FIGURES.map((figure) => t(`column.${figure}`))]
    const rows = figures.map((one) => [one.day, ...APPLICATION_FIGURES.map((figure) => one[figure])])
    return csvAnswer('applications', ctx.now, head, rows)
  } catch (error) {
    return problem(error)
  }
}
