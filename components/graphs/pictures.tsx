'use client'

import { Image } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Section } from '@/components/layout/section'
import classes from './graphs.module.css'

type Props = {
  /** Of the instance's graphs. */
  path: string
  span: { from: number; until: number }
  nics: number
}

/** What the site's own server draws: the CPU, and each network interface. */
export function Pictures({ path, span, nics }: Props) {
  const t = useTranslations('graphs')
  const times = { from: String(span.from), until: String(span.until) }
  const pictures = [
    { title: t('chart.cpu'), query: { kind: 'cpu', ...times } },
    ...Array.from({ length: nics }, (_, nic) => ({
      title: t('nicPicture', { nic: `eth${nic}` }),
      query: { kind: 'net', nic: String(nic), ...times },
    })),
  ]
  return (
    <div className={classes.charts}>
      {pictures.map(({ title, query }) => (
        <Section key={title} title={title}>
          <Picture key={times.from} src={`${path}/picture?${new URLSearchParams(query)}`} alt={title} />
        </Section>
      ))}
    </div>
  )
}

function Picture({ src, alt }: { src: string; alt: string }) {
  const t = useTranslations('graphs')
  const [failed, setFailed] = useState(false)
  if (failed) return <p>{t('noPicture')}</p>
  return <Image src={src} alt={alt} fit="contain" mih={120} onError={() => setFailed(true)} />
}
