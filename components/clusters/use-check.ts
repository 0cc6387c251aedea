'use client'

import { useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import type { ConnectionReport } from '@/lib/clusters/check-connection'
import type { ConnectionInput } from '@/lib/clusters/schema'
import type { Result } from '@/lib/web/result'

export type Check = (input: ConnectionInput) => Promise<Result<ConnectionReport>>

/** The last check, and whether it was of other values than those now in the form. */
export function useCheck(check: Check, current: ConnectionInput) {
  const [asked, setAsked] = useState(current)
  const [report, setReport] = useState<ConnectionReport | null>(null)
  const { submit, pending, errors, message, clear } = useSubmit(check, setReport)
  const run = (input: ConnectionInput = current) => {
    setAsked(input)
    submit(input)
  }
  const stale = report !== null && !pending && JSON.stringify(asked) !== JSON.stringify(current)
  return { run, pending, errors, message, clear, report, asked, stale }
}

export type CheckState = ReturnType<typeof useCheck>
