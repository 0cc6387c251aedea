'use client'

import { CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import tones from '@/components/status/tone.module.css'
import classes from './connection.module.css'

type Props = { label: string; value: string; tone: 'warning' | 'neutral' | 'error' }

/** Four groups of four bytes to a line, as one compares them by eye. */
export function Fingerprint({ label, value, tone }: Props) {
  const t = useTranslations('connection')
  const bytes = value.split(':')
  const groups = Array.from({ length: Math.ceil(bytes.length / 4) }, (_, index) => ({
    place: index,
    text: bytes.slice(4 * index, 4 * index + 4).join(':'),
  }))
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
        {groups.map(({ place, text }) => (
          <span key={place}>{text}</span>
        ))}
      </div>
    </div>
  )
}
