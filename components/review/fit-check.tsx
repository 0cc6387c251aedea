'use client'

import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { AsOf } from '@/components/format/as-of'
import { iconProps } from '@/components/layout/icons'
import toneClasses from '@/components/status/tone.module.css'
import type { Fit } from '@/lib/applications/check-fit'
import classes from './review.module.css'

type Props = { answer: Fit | null; pending: boolean; message: string | null; check: () => void }

const CODES = [
  'memory',
  'disk',
  'vcpus',
  'n1',
  'tags',
  'already_exists',
  'insufficient_resources',
  'environment_error',
] as const
const isCode = (code: string): code is (typeof CODES)[number] => CODES.some((known) => known === code)

/** Ganeti's answer to "would it fit", in one sentence, with its own words below. */
export function FitCheck({ answer, pending, message, check }: Props) {
  const t = useTranslations('fit')
  const tone = answer === null ? 'neutral' : answer.fits ? 'running' : 'warning'
  const Icon = answer?.fits ? IconCircleCheck : IconAlertTriangle
  return (
    <section className={`${classes.fit} ${toneClasses[tone]} ${toneClasses.framed}`} aria-live="polite">
      {answer ? (
        <>
          <p className={classes.fitHead}>
            <Icon {...iconProps} />
            <b>{answer.fits ? t('fits') : t('doesNotFit')}</b>
            <AsOf iso={answer.at} bare />
          </p>
          <p>
            {answer.fits
              ? t.rich('nodes', {
                  count: answer.nodes.length,
                  first: answer.nodes[0] ?? '–',
                  second: answer.nodes[1] ?? '–',
                  b: (text) => <b className={classes.mono}>{text}</b>,
                })
              : t(`why.${isCode(answer.code) ? answer.code : 'other'}`)}
          </p>
          {!answer.fits && answer.text ? <p className={classes.ganeti}>{answer.text}</p> : null}
        </>
      ) : null}
      {message ? <p role="alert">{message}</p> : null}
      <div className={classes.fitFoot}>
        <Button
          variant="default"
          size="xs"
          loading={pending}
          onClick={check}
          leftSection={<IconRefresh {...iconProps} />}
        >
          {answer ? t('again') : t('check')}
        </Button>
        <span>{t('dryRun')}</span>
      </div>
    </section>
  )
}
