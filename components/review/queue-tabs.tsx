'use client'

import { Button, ButtonGroup } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'

export function QueueTabs({ open }: { open: boolean }) {
  const t = useTranslations('review')
  return (
    <ButtonGroup>
      <Button
        component={Link}
        href="/review"
        variant={open ? 'light' : 'default'}
        aria-current={open ? 'page' : undefined}
      >
        {t('open')}
      </Button>
      <Button
        component={Link}
        href="/review?all="
        variant={open ? 'default' : 'light'}
        aria-current={open ? undefined : 'page'}
      >
        {t('all')}
      </Button>
    </ButtonGroup>
  )
}
