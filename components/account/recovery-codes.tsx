'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Banner } from '@/components/layout/banner'
import { CopyValue } from '@/components/layout/copy-value'
import classes from './factors.module.css'

type Props = { codes: string[]; verb: string; onDone: () => void }

/** Shown this once: to be copied, saved or printed before one goes on. */
export function RecoveryCodes({ codes, verb, onDone }: Props) {
  const t = useTranslations('factors')
  const text = `${codes.join('\n')}\n`
  return (
    <div className={classes.steps}>
      <Banner tone="info" live>
        {t('codesOnce')}
      </Banner>
      <ul className={classes.codes} aria-label={t('codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.acts}>
        <Button onClick={onDone} data-autofocus>
          {verb}
        </Button>
        <Button
          variant="default"
          component="a"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
        >
          {t('saveCodes')}
        </Button>
        <CopyValue value={text} name={t('codes')} />
      </div>
    </div>
  )
}
