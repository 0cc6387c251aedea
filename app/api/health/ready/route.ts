import { answerReady } from '@/lib/health/answer'

export const dynamic = 'force-dynamic'

export const GET = answerReady
