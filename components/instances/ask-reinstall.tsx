'use client'

import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Banner } from '@/components/layout/banner'
import { AskForm, type AskProps } from './ask-form'

type Props = AskProps & {
  systems: { value: string; label: string }[]
  /** The key of what is installed; null where it is not offered any more. */
  current: string | null
  installed: string
}

export function AskReinstall({ systems, current, installed, ...props }: Props) {
  const t = useTranslations('confirm')
  const [os, setOs] = useState(current)
  return (
    <AskForm
      {...props}
      act="reinstall"
      input={{ os: os ?? '' }}
      fields={(errors) => (
        <>
          {current === null ? <Banner tone="warning">{t('reinstall.systemGone', { os: installed })}</Banner> : null}
          <Select
            label={t('reinstall.system')}
            description={t('reinstall.systemHelp', { os: installed })}
            data={systems}
            searchable={systems.length > 8}
            allowDeselect={false}
            value={os}
            onChange={setOs}
            error={errors.os}
          />
        </>
      )}
    />
  )
}
