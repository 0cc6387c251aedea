'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Section } from '@/components/layout/section'
import type { Requested } from '@/lib/instances/request'
import type { Result } from '@/lib/web/result'
import classes from './ask.module.css'

export type AskProps = {
  place: { cluster: string; name: string }
  /** Without a mail: the confirmation opens at once. */
  atOnce: boolean
  refusal: string | null
  request: (input: unknown) => Promise<Result<Requested>>
}

type Props = AskProps & {
  act: 'rename' | 'reinstall' | 'remove'
  input: unknown
  fields?: (errors: Record<string, string>) => ReactNode
}

/** Asks for an act that is confirmed by a mailed link: says what it means, and where the link went. */
export function AskForm({ place, atOnce, refusal, request, act, input, fields }: Props) {
  const t = useTranslations('confirm')
  const router = useRouter()
  const why = useRefusal(place)
  const [asked, setAsked] = useState<Requested | null>(null)
  const asking = useSubmit(request, (requested) => {
    if (requested.token) return router.push(`/confirm/${requested.token}`)
    setAsked(requested)
    router.refresh()
  })
  const submit = () => {
    setAsked(null)
    asking.submit(input)
  }
  return (
    <Section title={t(`${act}.title`)}>
      <Form onSubmit={submit} className={classes.form}>
        <FormMessage sending={asking} />
        {asked ? (
          <Banner tone={asked.mailed ? 'running' : 'warning'} live>
            {t(asked.mailed ? 'asked' : 'noMail')}
          </Banner>
        ) : null}
        {refusal ? <Banner tone="info">{why(refusal)}</Banner> : null}
        <p>{t(`${act}.lead`)}</p>
        {fields?.(asking.errors)}
        <div className={classes.foot}>
          <ReasonedButton
            type="submit"
            color={act === 'rename' ? undefined : 'error'}
            loading={asking.pending}
            disabledReason={why(refusal)}
          >
            {t(atOnce ? 'askNow' : 'ask')}
          </ReasonedButton>
        </div>
      </Form>
    </Section>
  )
}
