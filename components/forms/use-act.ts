'use client'

import { notifications } from '@mantine/notifications'
import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import type { Result } from '@/lib/web/result'

/** Asks for an act that needs no form; a refusal is said in a notice that stays until it is read. */
export function useAct() {
  const t = useTranslations('errors')
  const words = useTranslations('acts')
  const [pending, startTransition] = useTransition()
  const run = async (action: () => Promise<Result<unknown>>) => {
    const result = await action().catch(() => null)
    if (result?.ok) return true
    const text = result ? (t as unknown as Say)(result.reason, result.values) : t('unreachable')
    notifications.show({ title: words('failed'), message: text, color: 'error', autoClose: false })
    return false
  }
  /** Resolves with whether it was taken. */
  const ask = (action: () => Promise<Result<unknown>>) =>
    new Promise<boolean>((resolve) => startTransition(async () => resolve(await run(action))))
  return { pending, ask }
}

type Say = (key: string, values: Record<string, string | number>) => string
