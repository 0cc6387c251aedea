import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { FilterOption } from './types'

const WAIT_MS = 200

/** What is found for `text` a moment after it was typed; null where nothing is looked up. */
export function useLookUp(lookUp: ((text: string) => Promise<FilterOption[]>) | undefined, text: string) {
  const [found, setFound] = useState<FilterOption[]>([])
  const [asked] = useDebouncedValue(text.trim(), WAIT_MS)
  useEffect(() => {
    let current = true
    lookUp?.(asked).then(
      (options) => current && setFound(options),
      () => current && setFound([]),
    )
    return () => {
      current = false
    }
  }, [lookUp, asked])
  return lookUp ? found : null
}
