'use client'

import { Button, Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns, FormSection, FormSheet } from '@/components/forms/form-section'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Link } from '@/components/layout/link'
import type { ResizeData } from '@/lib/instances/resize-data'
import type { Resize } from '@/lib/instances/schema'
import type { Result } from '@/lib/web/result'
import { ResizeDisks } from './resize-disks'
import { ResizeEffects } from './resize-effects'
import { ResizeMachine } from './resize-machine'
import { ResizeNics } from './resize-nics'
import { isBeyond, type Typed, typedOf, wishOf } from './resize-wish'
import { useEffects } from './use-effects'

type Props = {
  data: ResizeData
  place: { cluster: string; name: string }
  resize: (input: Resize & { confirm: string }) => Promise<Result<unknown>>
  /** What is beyond the owner's limits is asked for. */
  request: (input: { wish: Resize; comments: string }) => Promise<Result<{ id: number }>>
}

/** Another size for an instance: at once within one's limits, else as a request to those who review. */
export function ResizeForm({ data, place, resize, request }: Props) {
  const t = useTranslations('resize')
  const router = useRouter()
  const effects = useEffects()
  const why = useRefusal(place)
  const [typed, setTyped] = useState<Typed>({})
  const wish = wishOf(data.present, typed)
  const [comments, setComments] = useState('')
  const page = `/instances/${place.cluster}/${place.name}`
  const resizing = useSubmit(resize, () => router.push(page))
  const asking = useSubmit(request, ({ id }) => router.push(`/applications/${id}`))
  const asks = isBeyond(data, wish)
  const form = asks ? asking : resizing
  const change = (part: Partial<Resize>) => {
    setTyped((before) => typedOf(data.present, { ...wishOf(data.present, before), ...part }))
    for (const field of Object.keys(part).concat(wish.disks.map((_, index) => `disks.${index}`))) {
      resizing.clear(field)
      asking.clear(field)
    }
  }
  const name = (key: string) => data.networks.find((network) => network.key === key)?.name ?? key
  const list = effects(data.present, wish, name)
  const refusal = list.length === 0 ? t('nothing') : asks ? undefined : why(data.refusal)
  const submit = () => {
    if (refusal || (wish.removeDisk !== null && !asks)) return
    send()
  }
  const send = () => (asks ? asking.submit({ wish, comments }) : resizing.submit({ ...wish, confirm: '' }))
  const part = { data, wish, change, errors: form.errors }
  return (
    <Form onSubmit={submit}>
      <FormColumns summary={<ResizeEffects data={data} wish={wish} list={list} asks={asks} />}>
        <FormMessage sending={form} />
        {asks ? (
          <Banner tone="info" live>
            {data.limits?.allowed === false ? t('onlyByRequest') : t('beyond')}
          </Banner>
        ) : null}
        <FormSheet>
          <ResizeMachine {...part} />
          <ResizeDisks {...part} />
          <ResizeNics {...part} />
          {asks ? (
            <FormSection title={t('request')} reason={t('requestReason')}>
              <Textarea
                label={t('why')}
                autosize
                minRows={3}
                maxRows={12}
                value={comments}
                onChange={(event) => {
                  setComments(event.currentTarget.value)
                  asking.clear('comments')
                }}
                error={asking.errors.comments}
              />
            </FormSection>
          ) : null}
        </FormSheet>
      </FormColumns>
      <StickyFoot>
        <Button component={Link} href={page} variant="default">
          {t('cancel')}
        </Button>
        {wish.removeDisk !== null && !asks && !refusal ? (
          <ConfirmButton
            verb={t('apply')}
            title={t('removeTitle', { number: wish.removeDisk, name: place.name })}
            consequence={t('removeText', { number: wish.removeDisk })}
            danger
            typeName={place.name}
            onConfirm={() => resizing.submit({ ...wish, confirm: place.name })}
            button={{ variant: 'filled', color: 'error', c: undefined, loading: form.pending }}
          />
        ) : (
          <ReasonedButton type="submit" loading={form.pending} disabledReason={refusal}>
            {asks ? t('send') : t('apply')}
          </ReasonedButton>
        )}
      </StickyFoot>
    </Form>
  )
}
