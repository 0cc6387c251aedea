import { answerMetrics } from '@/lib/metrics/answer'

export const dynamic = 'force-dynamic'

/** What this process counts, for Prometheus. */
export const GET = (request: Request) => answerMetrics(request.headers.get('authorization'), 'shared')
