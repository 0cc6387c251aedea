'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useTransition } from 'react'
import type { Result } from '@/lib/web/result'
import { type FieldErrors, useFieldErrors } from './field-error'

/**
 * Sends a form to a server action. On a refusal the form stays as it is: `errors` has the text for each field, `message`
 * what is not a field's, and the first bad field gets the focus.
 */
export function useSubmit<I, T>(action: (input: I) => Promise<Result<T>>, onDone: (data: T) => void) {
  const t = useTranslations('errors')
  const texts = useFieldErrors()
  const [pending, startTransition] = useTransition()
  const [fields, setFields] = useState<FieldErrors>({})
  const [message, setMessage] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  // Once the fields show their errors, which may be frames later.
  useEffect(() => {
    if (refusals > 0) focusFirstError()
  }, [refusals])

  const submit = (input: I) =>
    startTransition(async () => {
      const result = await action(input).catch(() => null)
      if (result?.ok) {
        setFields({})
        setMessage(null)
        onDone(result.data)
        return
      }
      setFields(result?.fields ?? {})
      setMessage(result ? say(t, result.reason, result.values) : t('unreachable'))
      setRefusals((count) => count + 1)
    })
  const clear = (field: string) => setFields(({ [field]: _, ...rest }) => rest)
  return { submit, pending, errors: texts(fields), message, clear }
}

/** Codes come from the server; that each has its text is for a test, not for the compiler. */
function say(
  t: ReturnType<typeof useTranslations<'errors'>>,
  code: string,
  values: Record<string, string | number>,
): string {
  return (t as unknown as (key: string, values: Record<string, string | number>) => string)(code, values)
}

function focusFirstError() {
  document.querySelector<HTMLElement>('[aria-invalid="true"], [data-error] input')?.focus()
}
