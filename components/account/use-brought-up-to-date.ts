'use client'

import { useRouter } from 'next/navigation'
import type { Result } from '@/lib/web/result'

/** The same action; once it has succeeded the page is rendered anew, for those that another page uses without that. */
export function useBroughtUpToDate() {
  const router = useRouter()
  return <A extends unknown[], T>(action: (...given: A) => Promise<Result<T>>) =>
    async (...given: A) => {
      const result = await action(...given)
      if (result.ok) router.refresh()
      return result
    }
}
