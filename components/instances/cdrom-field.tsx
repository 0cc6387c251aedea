'use client'

import { Button, Radio, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useSizes } from '@/components/format/sizes'
import { Group } from '@/components/forms/group'
import type { Reached } from '@/lib/instances/cdrom/reach'
import type { Result } from '@/lib/web/result'
import classes from './resize.module.css'

type Props = {
  value: string
  onChange: (url: string) => void
  error: string | undefined
  look: (url: string) => Promise<Result<Reached>>
}

const MIB = 1024 * 1024

/** No CD-ROM, or an image by its address, which the server can be asked to look for. */
export function CdromField({ value, onChange, error, look }: Props) {
  const t = useTranslations('configuration')
  const errors = useTranslations('errors') as unknown as (
    key: string,
    values: Record<string, string | number>,
  ) => string
  const { mib } = useSizes()
  const [chosen, setChosen] = useState<boolean | null>(null)
  const has = chosen ?? value !== ''
  const [told, setTold] = useState<{ ok: boolean; text: string } | null>(null)
  const [pending, startTransition] = useTransition()
  const type = (url: string) => {
    setTold(null)
    onChange(url)
  }
  const check = () =>
    startTransition(async () => {
      const result = await look(value).catch(() => null)
      if (!result) setTold({ ok: false, text: errors('unreachable', {}) })
      else if (!result.ok) setTold({ ok: false, text: errors(result.reason, result.values) })
      else if (!result.data.ok) setTold({ ok: false, text: errors(result.data.code, result.data.values ?? {}) })
      else {
        const { bytes } = result.data
        setTold({ ok: true, text: bytes === null ? t('found') : t('foundSize', { size: mib(bytes / MIB) }) })
      }
    })
  return (
    <Group label={t('cdrom')}>
      <Radio
        name="cdrom"
        label={t('noCdrom')}
        checked={!has}
        onChange={() => {
          setChosen(false)
          type('')
        }}
      />
      <Radio name="cdrom" label={t('image')} checked={has} onChange={() => setChosen(true)} />
      {has ? (
        <div className={classes.withButton}>
          <TextInput
            label={t('url')}
            description={t('urlHelp')}
            placeholder="https://"
            autoComplete="off"
            spellCheck={false}
            value={value}
            onChange={(event) => type(event.currentTarget.value)}
            error={error ?? (told && !told.ok ? told.text : undefined)}
          />
          <Button variant="default" onClick={check} loading={pending} disabled={value === ''}>
            {t('look')}
          </Button>
        </div>
      ) : null}
      {told?.ok ? (
        <p role="status" className={classes.soft}>
          {told.text}
        </p>
      ) : null}
    </Group>
  )
}
