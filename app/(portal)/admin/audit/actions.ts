'use server'

import { type AuditLookUp, lookUpAudit } from '@/lib/audit/look-up'
import { perform } from '@/lib/web/action'

export const findInLog = async (what: AuditLookUp['what'], text: string) =>
  perform((ctx) => lookUpAudit(ctx, { reading: 'log', what, text }))
