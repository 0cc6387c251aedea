'use client'

import { ActionIcon } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import keys from '@/components/layout/kbd.module.css'
import classes from './toolbar.module.css'

type Props = { count: number; elsewhere: number; note: string | undefined; clear: () => void; children: ReactNode }

export function SelectionBar({ count, elsewhere, note, clear, children }: Props) {
  const t = useTranslations('table')
  useHotkeys([['Escape', clear]])
  return (
    <div className={classes.selection} role="toolbar" aria-label={t('selected', { count })}>
      <b role="status">{t('selected', { count })}</b>
      {note ? <span className={classes.note}>{note}</span> : null}
      {elsewhere > 0 ? <span className={classes.note}>{t('elsewhere', { count: elsewhere })}</span> : null}
      {children}
      <span className={classes.selectionEnd}>
        <ActionIcon size="md" onClick={clear} aria-label={t('clearSelection')} title={t('clearSelection')}>
          <IconX size={15} stroke={1.75} aria-hidden />
        </ActionIcon>
        <kbd className={keys.kbd}>Esc</kbd>
      </span>
    </div>
  )
}
