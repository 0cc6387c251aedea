'use client'

import { Button } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Refusal } from './refusal-of'

type Props = { name: string; target: string; onRefused: (refusal: Refusal) => void }

/** Leaves for the provider's own page, which sends the browser back. */
export function ProviderButton({ name, target, onRefused }: Props) {
  const t = useTranslations('signIn')
  const ready = useMounted()
  const [pending, setPending] = useState(false)
  const onClick = async () => {
    setPending(true)
    // The page is left, unless the portal does not answer.
    await signIn('oidc', { callbackUrl: target }).catch(() => {
      setPending(false)
      onRefused({ kind: 'unreachable' })
    })
  }
  return (
    <Button variant="default" fullWidth loading={pending} disabled={!ready} onClick={onClick}>
      {t('provider', { name })}
    </Button>
  )
}
