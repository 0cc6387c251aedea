'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { NameInput } from '@/components/forms/name-input'
import { iconProps } from '@/components/layout/icons'
import type { Result } from '@/lib/web/result'
import classes from './applications.module.css'

export type NameFree = (hostname: string, applicationId: number | null) => Promise<Result<boolean | null>>

type Props = {
  value: string
  onChange: (value: string) => void
  error: string | undefined
  nameFree: NameFree
  applicationId: number | null
}

/** Says while one types whether the name is free on all clusters. */
export function HostnameField({ value, onChange, error, nameFree, applicationId }: Props) {
  const t = useTranslations('apply')
  const errors = useTranslations('errors')
  const [asked] = useDebouncedValue(value, 350)
  const [answer, setAnswer] = useState<{ name: string; free: boolean | null }>({ name: '', free: null })

  useEffect(() => {
    if (asked === '') return
    let current = true
    void nameFree(asked, applicationId)
      .then((result) => current && setAnswer({ name: asked, free: result.ok ? result.data : null }))
      .catch(() => {})
    return () => {
      current = false
    }
  }, [asked, nameFree, applicationId])

  const known = answer.name === value ? answer.free : null
  const free = known === true && !error
  return (
    <NameInput
      label={t('hostname')}
      placeholder="web.lab.example.gr"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error ?? (known === false ? errors('hostname_taken') : undefined)}
      description={
        free ? (
          <span className={classes.free} role="status">
            {t('nameFree')}
          </span>
        ) : undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      rightSection={free ? <IconCircleCheck {...iconProps} className={classes.free} /> : null}
    />
  )
}
