'use client'

import { VisuallyHidden } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import classes from './facts.module.css'

export function CopyValue({ value, name }: { value: string; name: string }) {
  const t = useTranslations('shell')
  const { copy, copied } = useClipboard({ timeout: 1500 })
  const Icon = copied ? IconCheck : IconCopy
  const label = t('copy', { name })
  return (
    <>
      <button
        type="button"
        className={classes.copy}
        aria-label={label}
        title={label}
        data-copied={copied || undefined}
        onClick={() => copy(value)}
      >
        <Icon size={14} stroke={1.75} aria-hidden />
      </button>
      <VisuallyHidden role="status">{copied ? t('copied') : ''}</VisuallyHidden>
    </>
  )
}
