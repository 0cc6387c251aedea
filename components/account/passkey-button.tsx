'use client'

import { useMounted } from '@mantine/hooks'
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser'
import { IconKey } from '@tabler/icons-react'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import type { Result } from '@/lib/web/result'
import { type Refusal, refusalOf } from './refusal-of'

export type PasskeyOptions = () => Promise<Result<PublicKeyCredentialRequestOptionsJSON>>

type Props = {
  verb: string
  /** Of next-auth: in place of name and password, or as the second step. */
  provider: 'passkey' | 'second'
  options: PasskeyOptions
  onDone: () => void
  onRefused: (refusal: Refusal) => void
  filled?: boolean
}

/** Signs in with a passkey that the browser, the device or a key on its USB has. */
export function PasskeyButton({ verb, provider, options, onDone, onRefused, filled = false }: Props) {
  const t = useTranslations('second')
  const ready = useMounted()
  const [pending, setPending] = useState(false)
  const able = !ready || browserSupportsWebAuthn()

  const run = async (): Promise<Refusal | null> => {
    const asked = await options()
    if (!asked.ok) return { kind: asked.reason === 'half_ended' ? 'halfEnded' : 'refusedPasskey' }
    const response = await startAuthentication({ optionsJSON: asked.data }).catch(() => null)
    if (!response) return { kind: 'stopped' }
    const answer = await signIn(provider, { response: JSON.stringify(response), redirect: false })
    if (answer?.ok && !answer.error) return null
    const refusal = refusalOf(answer)
    return refusal.kind === 'refused' ? { kind: 'refusedPasskey' } : refusal
  }
  const onClick = async () => {
    setPending(true)
    const refusal = await run().catch((): Refusal => ({ kind: 'unreachable' }))
    if (refusal === null) return onDone()
    setPending(false)
    onRefused(refusal)
  }
  return (
    <ReasonedButton
      variant={filled ? 'filled' : 'default'}
      fullWidth
      leftSection={<IconKey size={17} stroke={1.75} aria-hidden />}
      loading={pending}
      disabled={!ready}
      disabledReason={able ? undefined : t('noPasskeys')}
      onClick={onClick}
    >
      {verb}
    </ReasonedButton>
  )
}
