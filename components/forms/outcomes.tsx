'use client'

import { Button, Group, Stack } from '@mantine/core'
import { IconCircleCheck, IconExclamationCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import classes from './forms.module.css'

type Say = (key: string, values: Record<string, string | number>) => string
type Outcome = {
  id: string | number
  title: string
  /** Beside the title: where it is. */
  note?: string | null
  refused: { code: string; values: Record<string, string | number> } | null
}

type Props = { outcomes: Outcome[]; done: string; close: () => void }

/** What became of each of many. */
export function Outcomes({ outcomes, done, close }: Props) {
  const form = useTranslations('form')
  const say = useTranslations('errors') as unknown as Say
  return (
    <Stack gap="md">
      <ul className={classes.outcomes}>
        {outcomes.map(({ id, title, note, refused }) => {
          const Icon = refused ? IconExclamationCircle : IconCircleCheck
          return (
            <li key={id} data-refused={refused ? true : undefined}>
              <Icon size={16} stroke={1.75} aria-hidden />
              <span>
                <b>{title}</b> {note}
                <br />
                {refused ? say(refused.code, refused.values) : done}
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
