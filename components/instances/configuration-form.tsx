'use client'

import { Checkbox, Select } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FieldPair, FormColumns, FormSection, FormSheet } from '@/components/forms/form-section'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import type { Reached } from '@/lib/instances/cdrom/reach'
import type { ConfigurationData } from '@/lib/instances/configuration'
import type { ConfigurationOptions } from '@/lib/instances/configuration-options'
import type { Configuration } from '@/lib/instances/schema'
import type { Result } from '@/lib/web/result'
import { CdromField } from './cdrom-field'

type Props = {
  data: ConfigurationData
  options: ConfigurationOptions
  place: { cluster: string; name: string }
  configure: (input: Configuration) => Promise<Result<unknown>>
  lookForCdrom: (url: string) => Promise<Result<Reached>>
}

const KNOWN = ['paravirtual', 'disk', 'cdrom', 'network', 'cd', 'dc', 'c', 'd', 'n'] as const

/** What the hypervisor shows to the machine, beside the cluster's defaults. */
export function ConfigurationForm({ data, options, place, configure, lookForCdrom }: Props) {
  const t = useTranslations('configuration')
  const router = useRouter()
  const why = useRefusal(place)
  const [typed, setTyped] = useState<Partial<Configuration>>({})
  const wish = { ...data.present, ...typed }
  const form = useSubmit(configure, () => router.push(`/instances/${place.cluster}/${place.name}`))
  const change = (part: Partial<Configuration>) => {
    setTyped((before) => ({ ...before, ...part }))
    for (const field of Object.keys(part)) form.clear(field)
  }
  const same = JSON.stringify(wish) === JSON.stringify(data.present)
  const refusal = same ? t('same') : why(data.refusal)
  const word = (value: string) => {
    const known = KNOWN.find((one) => one === value)
    return known ? t(`words.${known}`) : value
  }
  const choices = (offered: readonly string[], present: string) =>
    [...new Set([...offered, ...(present === '' ? [] : [present])])].map((value) => ({ value, label: word(value) }))
  const byDefault = (value: string | undefined) => (value ? t('default', { value: word(value) }) : undefined)
  const submit = () => {
    if (!refusal) form.submit(wish)
  }
  const { defaults, present } = data
  return (
    <Form onSubmit={submit}>
      <FormColumns>
        <FormMessage sending={form} />
        <FormSheet>
          <FormSection title={t('devices')} reason={t('devicesReason')}>
            <FieldPair>
              <Select
                label={t('nicType')}
                description={byDefault(defaults.nicType)}
                data={choices(options.nicTypes, present.nicType)}
                allowDeselect={false}
                value={wish.nicType}
                onChange={(value) => change({ nicType: value ?? '' })}
                error={form.errors.nicType}
              />
              <Select
                label={t('diskType')}
                description={byDefault(defaults.diskType)}
                data={choices(options.diskTypes, present.diskType)}
                allowDeselect={false}
                value={wish.diskType}
                onChange={(value) => change({ diskType: value ?? '' })}
                error={form.errors.diskType}
              />
            </FieldPair>
          </FormSection>
          <FormSection title={t('start')} reason={t('startReason')}>
            <Select
              label={t('bootOrder')}
              description={byDefault(defaults.bootOrder)}
              data={choices(options.bootOrders, present.bootOrder)}
              allowDeselect={false}
              value={wish.bootOrder}
              onChange={(value) => change({ bootOrder: value ?? '' })}
              error={form.errors.bootOrder}
            />
            {options.cdrom ? (
              <CdromField
                value={wish.cdrom}
                onChange={(cdrom) => change({ cdrom })}
                error={form.errors.cdrom}
                look={lookForCdrom}
              />
            ) : null}
            <Checkbox
              label={t('localTime')}
              description={t('localTimeHelp')}
              checked={wish.localTime}
              onChange={(event) => change({ localTime: event.currentTarget.checked })}
            />
          </FormSection>
        </FormSheet>
      </FormColumns>
      <StickyFoot start={<span>{data.on ? t('afterRestart') : t('atStart')}</span>}>
        <ReasonedButton type="submit" loading={form.pending} disabledReason={refusal}>
          {t('save')}
        </ReasonedButton>
      </StickyFoot>
    </Form>
  )
}
