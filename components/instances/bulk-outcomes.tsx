'use client'

import { Button, Group, Stack } from '@mantine/core'
import { IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Outcome } from '@/lib/instances/bulk'
import classes from './instance.module.css'

type Say = (key: string, values: Record<string, string | number>) => string

/** What became of each; how it goes on is in its row. */
export function BulkOutcomes({ outcomes, close }: { outcomes: Outcome[]; close: () => void }) {
  const t = useTranslations('bulk')
  const form = useTranslations('form')
  const say = useTranslations('errors') as unknown as Say
  return (
    <Stack gap="md">
      <ul className={classes.outcomes}>
        {outcomes.map(({ id, name, cluster, refused }) => {
          const Icon = refused ? IconExclamationCircle : IconCircleCheck
          return (
            <li key={id} data-refused={refused ? true : undefined}>
              <Icon size={16} stroke={1.75} aria-hidden />
              <span>
                <b>{name ?? t('gone')}</b> {cluster}
                <br />
                {refused ? say(refused.code, refused.values) : t('asked')}
              </span>
            </li>
          )
        })}
      </ul>
      <Group justify="flex-end">
        <Button onClick={close} data-autofocus>
          {form('close')}
        </Button>
      </Group>
    </Stack>
  )
}
