import type { Plan } from '@/lib/applications/schema'

/** What every part of the review form works on. */
export type PlanPart = { plan: Plan; change: (part: Partial<Plan>) => void; errors: Record<string, string> }
