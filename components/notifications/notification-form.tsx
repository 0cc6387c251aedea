'use client'

import { Button, Checkbox } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns, FormSection, FormSheet } from '@/components/forms/form-section'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useSubmit } from '@/components/forms/use-submit'
import type { Preview } from '@/lib/notifications/preview'
import type { DraftInput, SendInput } from '@/lib/notifications/schema'
import type { Result } from '@/lib/web/result'
import { type Letter, LetterFields } from './letter-fields'
import { PreviewSection } from './preview-section'
import { type FindTargets, type Target, TargetsField } from './targets-field'

type Props = {
  /** Made with the page: the form is sent once, however often it is. */
  draftKey: string
  targets: Target[]
  find: FindTargets
  preview: (input: { draft: DraftInput; person: number | null }) => Promise<Result<Preview>>
  send: (input: SendInput) => Promise<Result<{ id: number }>>
}

type Values = { targets: Target[]; en: Letter; el: Letter; urgent: boolean }
const NOTHING = { subject: '', text: '' }

/** Whom, what, a look at it, and only then can it be sent. */
export function NotificationForm({ draftKey, targets, find, preview, send }: Props) {
  const t = useTranslations('notifications')
  const router = useRouter()
  const [values, setValues] = useState<Values>({ targets, en: NOTHING, el: NOTHING, urgent: false })
  const [seen, setSeen] = useState<Preview | null>(null)
  const previewing = useSubmit(preview, setSeen)
  const sending = useSubmit(send, ({ id }) => router.push(`/admin/notifications/${id}`))
  const errors = { ...previewing.errors, ...sending.errors }
  const draft = { ...values, targets: values.targets.map(({ word }) => word) }
  const change = (part: Partial<Values>, ...fields: string[]) => {
    setValues((before) => ({ ...before, ...part }))
    setSeen(null)
    for (const field of fields) {
      previewing.clear(field)
      sending.clear(field)
    }
  }
  const show = (person: number | null) => previewing.submit({ draft, person })
  const submit = () => {
    if (seen) sending.submit({ ...draft, key: draftKey })
    else show(null)
  }
  const letter = (language: 'en' | 'el') => (
    <FormSection title={t(`in.${language}`)} reason={t('oneMayMiss')}>
      <LetterFields
        lang={language}
        value={values[language]}
        onChange={(to) => change({ [language]: to }, `${language}.subject`, `${language}.text`)}
        errors={{ subject: errors[`${language}.subject`], text: errors[`${language}.text`] }}
      />
    </FormSection>
  )
  return (
    <Form onSubmit={submit}>
      <FormColumns>
        <FormMessage sending={sending.message ? sending : previewing} />
        <FormSheet>
          <FormSection title={t('whom')} reason={t('whomReason')}>
            <TargetsField
              chosen={values.targets}
              onChange={(to) => change({ targets: to }, 'targets')}
              error={errors.targets}
              find={find}
            />
            <Checkbox
              label={t('urgent')}
              description={t('urgentHelp')}
              checked={values.urgent}
              onChange={(event) => change({ urgent: event.currentTarget.checked })}
            />
          </FormSection>
          {letter('en')}
          {letter('el')}
        </FormSheet>
        {seen ? <PreviewSection preview={seen} pending={previewing.pending} show={show} /> : null}
      </FormColumns>
      <StickyFoot>
        <Button
          variant={seen ? 'default' : 'filled'}
          type={seen ? 'button' : 'submit'}
          loading={previewing.pending}
          onClick={seen ? () => show(null) : undefined}
        >
          {t('preview')}
        </Button>
        <ReasonedButton
          type="submit"
          variant={seen ? 'filled' : 'default'}
          loading={sending.pending}
          disabledReason={seen ? undefined : t('previewFirst')}
        >
          {seen ? t('sendTo', { count: seen.total }) : t('send')}
        </ReasonedButton>
      </StickyFoot>
    </Form>
  )
}
