import { useEffect, useState } from 'react'
import type { Weight } from '@/lib/instances/bulk'
import type { BulkAct } from '@/lib/instances/bulk-schema'
import type { Result } from '@/lib/web/result'

type Weights = Record<BulkAct, Weight>

/** What each act would do to these now: asked again when the selection or the rows (`changes`) change; null until told. */
export function useWeights(ids: number[], changes: unknown, weigh: (ids: number[]) => Promise<Result<Weights>>) {
  const [weights, setWeights] = useState<Weights | null>(null)
  const text = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `changes` says when to ask again
  useEffect(() => {
    let current = true
    weigh(text.split(',').map(Number)).then(
      (result) => current && result.ok && setWeights(result.data),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [text, changes, weigh])
  return weights
}
