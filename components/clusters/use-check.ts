'use client'

import { useState } from 'react'
import { useFieldErrors } from '@/components/forms/field-error'
import { useSubmit } from '@/components/forms/use-submit'
import type { ConnectionReport } from '@/lib/clusters/check-connection'
import type { ConnectionInput } from '@/lib/clusters/schema'
import type { Result } from '@/lib/web/result'

export type Check = (input: ConnectionInput) => Promise<Result<ConnectionReport>>

type Done = { asked: ConnectionInput; report: ConnectionReport }

/** The last check, and whether what it found hangs on other values than those now in the form. */
export function useCheck(check: Check, current: ConnectionInput) {
  const texts = useFieldErrors()
  const [done, setDone] = useState<Done | null>(null)
  const { submit, pending, errors, message, clear } = useSubmit(async (asked: ConnectionInput) => {
    const result = await check(asked)
    return result.ok ? { ok: true, data: { asked, report: result.data } } : result
  }, setDone)
  const run = (input: ConnectionInput = current) => submit(input)
  const stale = done !== null && !pending && relevant(done.asked, done.report) !== relevant(current, done.report)
  const found = done && !pending && !stale ? texts(done.report.faults) : {}
  return { run, pending, errors: { ...found, ...errors }, message, clear, done, stale }
}

/** The values that the report hangs on: credentials count only once they were tried. */
function relevant(
  { rapiUser, rapiPassword, readUser, readPassword, ...place }: ConnectionInput,
  report: ConnectionReport,
): string {
  const tried = report.reachable !== null && (report.access !== null || report.certificate === null)
  return JSON.stringify(tried ? { ...place, rapiUser, rapiPassword, readUser, readPassword } : place)
}

export type CheckState = ReturnType<typeof useCheck>
