'use client'

import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Dispatch, SetStateAction } from 'react'
import { FormSection, FormSheet } from '@/components/forms/form-section'
import type { useSubmit } from '@/components/forms/use-submit'
import { SCOPES, type Scope } from '@/lib/access/scopes'
import { OWN_GRANT_TYPES, type OwnClientInput, type OwnGrantType } from '@/lib/oauth/schema'
import classes from './programs.module.css'

export type ClientValues = {
  name: string
  type: 'public' | 'confidential'
  grantTypes: OwnGrantType[]
  redirectUris: string
  scopes: Scope[]
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export const inputOf = (values: ClientValues): OwnClientInput => ({
  ...values,
  redirectUris: linesOf(values.redirectUris),
})

type Props = {
  values: ClientValues
  setValues: Dispatch<SetStateAction<ClientValues>>
  sending: Pick<ReturnType<typeof useSubmit>, 'errors' | 'clear'>
  /** It was registered before, so its type stays. */
  typeFixed?: boolean
}

export function ClientFields({ values, setValues, sending: { errors, clear }, typeFixed = false }: Props) {
  const t = useTranslations('programs')
  const set = <K extends keyof ClientValues>(field: K, value: ClientValues[K]) => {
    setValues((before) => ({ ...before, [field]: value }))
    clear(field)
  }
  const redirectError = Object.entries(errors).find(([field]) => field.startsWith('redirectUris'))?.[1]
  return (
    <FormSheet>
      <FormSection title={t('section.program.title')} reason={t('section.program.reason')}>
        <TextInput
          label={t('name')}
          value={values.name}
          error={errors.name}
          onChange={(event) => set('name', event.currentTarget.value)}
        />
        <Radio.Group
          label={t('type')}
          description={typeFixed ? t('typeFixed') : undefined}
          value={values.type}
          onChange={(type) => set('type', type === 'public' ? 'public' : 'confidential')}
        >
          <Stack gap={8} mt={8}>
            <Radio value="confidential" label={t('types.confidential')} disabled={typeFixed} />
            <Radio value="public" label={t('types.public')} disabled={typeFixed} />
          </Stack>
        </Radio.Group>
      </FormSection>
      <FormSection title={t('section.flow.title')} reason={t('section.flow.reason')}>
        <Checkbox.Group
          label={t('grants')}
          value={values.grantTypes}
          error={errors.grantTypes}
          onChange={(chosen) =>
            set(
              'grantTypes',
              OWN_GRANT_TYPES.filter((grant) => chosen.includes(grant)),
            )
          }
        >
          <Stack gap={8} mt={8}>
            {OWN_GRANT_TYPES.map((grant) => (
              <Checkbox key={grant} value={grant} label={t(`grant.${grant}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Textarea
          label={t('redirects')}
          description={t('redirectsHelp')}
          className={classes.addresses}
          autosize
          minRows={2}
          autoCapitalize="none"
          spellCheck={false}
          value={values.redirectUris}
          error={redirectError}
          onChange={(event) => {
            set('redirectUris', event.currentTarget.value)
            for (const field of Object.keys(errors)) if (field.startsWith('redirectUris')) clear(field)
          }}
        />
      </FormSection>
      <FormSection title={t('section.scopes.title')} reason={t('section.scopes.reason')}>
        <Checkbox.Group
          label={t('scopesLabel')}
          value={values.scopes}
          error={errors.scopes}
          onChange={(chosen) =>
            set(
              'scopes',
              SCOPES.filter((scope) => chosen.includes(scope)),
            )
          }
        >
          <Stack gap={8} mt={8}>
            {SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={scope} description={t(`scope.${scope}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      </FormSection>
    </FormSheet>
  )
}
