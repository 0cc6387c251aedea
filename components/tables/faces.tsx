'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useTransition } from 'react'
import { Banner } from '@/components/layout/banner'
import { Empty } from '@/components/layout/empty'
import type { List } from './use-list'

type Props = { failure: ReactNode; filtered: boolean; empty: ReactNode; list: List }

/** What stands where there are no rows: it failed, nothing matches, or there is nothing yet. */
export function Faces({ failure, filtered, empty, list }: Props) {
  const t = useTranslations('table')
  const router = useRouter()
  const [retrying, startTransition] = useTransition()
  if (failure)
    return (
      <Empty
        action={
          <Button variant="default" loading={retrying} onClick={() => startTransition(() => router.refresh())}>
            {t('tryAgain')}
          </Button>
        }
      >
        <Banner tone="error">{failure}</Banner>
      </Empty>
    )
  if (filtered)
    return (
      <Empty
        action={
          <Button variant="default" onClick={() => list.change({ q: '', filters: {} })}>
            {t('clearFilters')}
          </Button>
        }
      >
        {t('noMatch')}
      </Empty>
    )
  return typeof empty === 'string' ? <Empty>{empty}</Empty> : empty
}
