import { Checkbox, Stack, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Dispatch, SetStateAction } from 'react'
import { FormSection, FormSheet } from '@/components/forms/form-section'
import type { useSubmit } from '@/components/forms/use-submit'
import { EVENT_TYPES, type EventType } from '@/lib/events/schema'

export type WebhookValues = { name: string; url: string; types: EventType[]; whole: boolean }

type Props = {
  values: WebhookValues
  setValues: Dispatch<SetStateAction<WebhookValues>>
  sending: Pick<ReturnType<typeof useSubmit>, 'errors' | 'clear'>
  /** There is something that the person sees as an administrator only. */
  seesMore: boolean
}

export function WebhookFields({ values, setValues, sending: { errors, clear }, seesMore }: Props) {
  const t = useTranslations('webhooks')
  const set = <K extends keyof WebhookValues>(field: K, value: WebhookValues[K]) => {
    setValues((before) => ({ ...before, [field]: value }))
    clear(field)
  }
  return (
    <FormSheet>
      <FormSection title={t('section.target.title')} reason={t('section.target.reason')}>
        <TextInput
          label={t('name')}
          description={t('nameHelp')}
          autoComplete="off"
          value={values.name}
          error={errors.name}
          onChange={(event) => set('name', event.currentTarget.value)}
        />
        <TextInput
          label={t('url')}
          description={t('urlHelp')}
          type="url"
          inputMode="url"
          autoComplete="off"
          value={values.url}
          error={errors.url}
          onChange={(event) => set('url', event.currentTarget.value)}
        />
      </FormSection>
      <FormSection title={t('section.events.title')} reason={t('section.events.reason')}>
        <Checkbox.Group
          label={t('types')}
          value={values.types}
          error={errors.types}
          onChange={(chosen) =>
            set(
              'types',
              EVENT_TYPES.filter((type) => chosen.includes(type)),
            )
          }
        >
          <Stack gap={8} mt={8}>
            {EVENT_TYPES.map((type) => (
              <Checkbox key={type} value={type} label={t(`type.${type}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox
          label={t('whole')}
          description={t(seesMore ? 'wholeHelp' : 'wholeNot')}
          disabled={!seesMore && !values.whole}
          checked={values.whole}
          error={errors.whole}
          onChange={(event) => set('whole', event.currentTarget.checked)}
        />
      </FormSection>
    </FormSheet>
  )
}
