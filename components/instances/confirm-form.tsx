'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { When } from '@/components/format/when'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { NameInput } from '@/components/forms/name-input'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Facts } from '@/components/layout/facts'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import type { RequestView } from '@/lib/instances/confirmations'
import type { Result } from '@/lib/web/result'
import classes from './ask.module.css'

type Props = { request: RequestView; confirm: (name: string) => Promise<Result<{ cluster: string; name: string }>> }

/** What will happen, and the button that does it; where data is lost the name is typed first. */
export function ConfirmForm({ request, confirm }: Props) {
  const t = useTranslations('confirm')
  const words = useTranslations('form')
  const router = useRouter()
  const { act, cluster, name, wish, typeName, running, refusal, requestedAt, expiresAt } = request
  const why = useRefusal({ cluster, name })
  const [typed, setTyped] = useState('')
  const page = `/instances/${cluster}/${name}`
  const confirming = useSubmit(confirm, () => router.push(page))
  const submit = () => {
    confirming.submit(typed)
  }
  const { newName = '', system = '' } = wish
  return (
    <Section>
      <Form onSubmit={submit} className={classes.form}>
        <FormMessage sending={confirming} />
        <p className={classes.strong}>{t(`${act}.what`, { newName, system })}</p>
        {running && act !== 'rename' ? <Banner tone="warning">{t(`${act}.running`)}</Banner> : null}
        <Facts
          termWidth={168}
          facts={[
            { term: t('instance'), value: name, mono: true },
            { term: t('cluster'), value: cluster },
            ...(newName ? [{ term: t('newName'), value: newName, mono: true }] : []),
            ...(system ? [{ term: t('system'), value: system }] : []),
            { term: t('requested'), value: <When iso={requestedAt} style="dayAndTime" /> },
            { term: t('expires'), value: <When iso={expiresAt} style="dayAndTime" /> },
          ]}
        />
        {typeName ? (
          <NameInput
            label={words('typeName', { name })}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              confirming.clear('name')
            }}
            error={confirming.errors.name}
          />
        ) : null}
        <div className={classes.foot}>
          <ReasonedButton
            type="submit"
            color={typeName ? 'error' : undefined}
            loading={confirming.pending}
            disabledReason={why(refusal)}
          >
            {t(`${act}.verb`)}
          </ReasonedButton>
          <LinkButton variant="default" href={page}>
            {t('back')}
          </LinkButton>
        </div>
      </Form>
    </Section>
  )
}
