'use client'

import { CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import tones from '@/components/status/tone.module.css'
import classes from './connection.module.css'
import { groupsOf } from './fingerprint-groups'

type Props = { label: string; value: string; tone: 'warning' | 'neutral' | 'error' }

/** Four groups of four bytes to a line, as one compares them by eye. */
export function Fingerprint({ label, value, tone }: Props) {
  const t = useTranslations('connection')
  return (
    <div className={`${classes.fingerprint} ${tones[tone]} ${tones.framed}`}>
      <div className={classes.fingerprintHead}>
        <span>{label}</span>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <button type="button" className={classes.copy} onClick={copy} aria-label={t('copy', { label })}>
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
              {copied ? t('copied') : t('copyWord')}
            </button>
          )}
        </CopyButton>
      </div>
      <div className={classes.bytes}>
        {groupsOf(value).map(({ at, text }) => (
          <span key={at}>{text}</span>
        ))}
      </div>
    </div>
  )
}
