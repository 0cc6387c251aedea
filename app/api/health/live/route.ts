import { answerLive } from '@/lib/health/answer'

export const dynamic = 'force-dynamic'

export const GET = answerLive
