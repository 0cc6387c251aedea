import { useState } from 'react'
import { fieldOf } from '@/components/forms/field-of'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'

/** A form that stays in its place once it is saved, and says so: with what was saved, or for secrets emptied. */
export function useSavedForm<V extends Record<string, unknown>>(
  initial: V,
  save: (input: V) => Promise<Result<void>>,
  { emptied = false }: { emptied?: boolean } = {},
) {
  const [values, setValues] = useState(initial)
  const [done, setDone] = useState(false)
  const saving = useSubmit(save, () => {
    if (emptied) setValues(initial)
    setDone(true)
  })
  const onSubmit = () => {
    setDone(false)
    saving.submit(values)
  }
  return { values, setValues, done, saving, onSubmit, field: fieldOf(values, setValues, saving) }
}
