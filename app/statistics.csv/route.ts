import { getTranslations } from 'next-intl/server'
import { readSamples } from '@/lib/stats/queries'
import { askedSchema, FIGURES } from '@/lib/stats/schema'
import { subjectOf } from '@/lib/stats/subject'
import { requireContext } from '@/lib/web/context'
import { csvAnswer } from '@/lib/web/csv-answer'
import { problem } from '@/lib/web/problem'

/** What the page shows for the same address, a line a day; sizes in MiB. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext()
    const t = await getTranslations('statistics')
    const { of, days } = askedSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
    const samples = await readSamples(ctx, subjectOf(ctx, of), days)
    const head = [t('day'), ...FIGURES.map((figure) => t(`column.${figure}`))]
    const rows = samples.map((one) => [one.day, ...FIGURES.map((figure) => one[figure])])
    return csvAnswer('statistics', ctx.now, head, rows)
  } catch (error) {
    return problem(error)
  }
}
