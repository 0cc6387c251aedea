'use server'

import { approveApplication } from '@/lib/applications/approve-application'
import { approveChange as approveChangeRequest } from '@/lib/applications/changes/approve-change'
import { checkFit } from '@/lib/applications/check-fit'
import { rejectApplication } from '@/lib/applications/reject-application'
import type { PlanInput } from '@/lib/applications/schema'
import type { ResizeInput } from '@/lib/instances/schema'
import { perform } from '@/lib/web/action'

export async function approve(id: number, version: number, input: { plan: PlanInput; comments: string }) {
  return perform((ctx) => approveApplication(ctx, id, { version, ...input }))
}

export async function approveChange(id: number, version: number, input: { wish: ResizeInput; comments: string }) {
  return perform((ctx) => approveChangeRequest(ctx, id, { version, ...input }))
}

export async function reject(id: number, version: number, reason: string) {
  return perform((ctx) => rejectApplication(ctx, id, version, reason))
}

export async function fit(id: number, plan: PlanInput) {
  return perform((ctx) => checkFit(ctx, id, plan))
}
