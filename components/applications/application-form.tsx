'use client'

import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FieldPair, FormColumns, FormSection, FormSheet } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useSubmit } from '@/components/forms/use-submit'
import { Link } from '@/components/layout/link'
import type { FormData } from '@/lib/applications/form-data'
import type { Result } from '@/lib/web/result'
import classes from './applications.module.css'
import { FastPlacement, type Placement } from './fast-placement'
import { HostnameField, type NameFree } from './hostname-field'
import { NetworkWish } from './network-wish'
import { Responsible } from './responsible'
import { SizeSection } from './size-section'
import { Terms } from './terms'
import type { Wish } from './wish'
import { WishSummary } from './wish-summary'

type Props = {
  data: FormData
  initial: Wish
  send: (input: { wish: Wish; placement: Placement | null }) => Promise<Result<{ id: number }>>
  nameFree: NameFree
  applicationId: number | null
}

export function ApplicationForm({ data, initial, send, nameFree, applicationId }: Props) {
  const t = useTranslations('apply')
  const router = useRouter()
  const [wish, setWish] = useState(initial)
  const [placement, setPlacement] = useState<Placement | null>(null)
  const form = useSubmit(send, ({ id }) => router.push(`/applications/${id}`))
  const { errors } = form
  const change = (part: Partial<Wish>) => {
    setWish((before) => ({ ...before, ...part }))
    for (const field of Object.keys(part)) form.clear(field)
  }
  const submit = () => {
    form.submit({ wish, placement })
  }
  return (
    <Form onSubmit={submit}>
      <FormColumns summary={<WishSummary wish={wish} data={data} />}>
        <FormMessage sending={form} />
        <FormSheet>
          <FormSection title={t('name')} reason={t('nameReason')}>
            <HostnameField
              value={wish.hostname}
              onChange={(hostname) => change({ hostname })}
              error={errors.hostname}
              nameFree={nameFree}
              applicationId={applicationId}
            />
          </FormSection>
          <SizeSection wish={wish} change={change} errors={errors} data={data} />
          <FormSection title={t('system')} reason={t('systemReason')}>
            <FieldPair>
              <Select
                label={t('os')}
                placeholder={t('choose')}
                searchable
                data={data.systems.map(({ key, label }) => ({ value: key, label }))}
                allowDeselect={false}
                value={wish.os || null}
                onChange={(os) => change({ os: os ?? '' })}
                error={errors.os}
                nothingFoundMessage={t('noSystem')}
              />
              <TextInput
                label={t('keys')}
                readOnly
                value={t('keyCount', { count: data.keys })}
                description={
                  <Link href="/profile" className={classes.below}>
                    {data.keys === 0 ? t('addKeys') : t('manageKeys')}
                  </Link>
                }
                inputWrapperOrder={['label', 'input', 'description', 'error']}
              />
            </FieldPair>
          </FormSection>
          {data.networks.length > 0 ? (
            <FormSection title={t('network')} reason={t('networkReason')}>
              <NetworkWish
                networks={data.networks}
                value={wish.networkId}
                onChange={(networkId) => change({ networkId })}
                error={errors.networkId}
              />
            </FormSection>
          ) : null}
          <FormSection title={t('purpose')} reason={t('purposeReason')}>
            <Textarea
              label={t('comments')}
              autosize
              minRows={3}
              maxRows={12}
              value={wish.comments}
              onChange={(event) => change({ comments: event.currentTarget.value })}
              error={errors.comments}
            />
            <Checkbox
              label={t('mailServer')}
              checked={wish.mailServer}
              onChange={(event) => change({ mailServer: event.currentTarget.checked })}
            />
          </FormSection>
          <Responsible wish={wish} change={change} errors={errors} data={data} />
          {data.fast.length > 0 ? (
            <FastPlacement clusters={data.fast} value={placement} onChange={setPlacement} errors={errors} />
          ) : null}
        </FormSheet>
      </FormColumns>
      <StickyFoot start={<Terms wish={wish} change={change} error={errors.acceptTerms} url={data.termsUrl} />}>
        <Button
          component={Link}
          href={applicationId === null ? '/applications' : `/applications/${applicationId}`}
          variant="default"
        >
          {t('cancel')}
        </Button>
        <Button type="submit" loading={form.pending}>
          {placement ? t('create') : applicationId === null ? t('submit') : t('save')}
        </Button>
      </StickyFoot>
    </Form>
  )
}
