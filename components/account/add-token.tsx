'use client'

import { Button, MultiSelect, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import { Facts } from '@/components/layout/facts'
import { SCOPES, type Scope } from '@/lib/access/scopes'
import { type PersonalTokenInput, TOKEN_DAYS } from '@/lib/oauth/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'

const BLANK: PersonalTokenInput = { name: '', scopes: ['read'], days: 90 }

type Props = { add: (input: PersonalTokenInput) => Promise<Result<{ token: string }>>; maxDays: number }

export function AddToken({ add, maxDays }: Props) {
  const t = useTranslations('profile')
  const words = useTranslations('programs.scope')
  const [values, setValues] = useState({ ...BLANK, days: Math.min(BLANK.days, maxDays) })
  const [token, setToken] = useState<string | null>(null)
  const adding = useSubmit(add, (made) => {
    setToken(made.token)
    setValues((before) => ({ ...before, name: '' }))
  })
  const set = (change: Partial<PersonalTokenInput>) => {
    setValues((before) => ({ ...before, ...change }))
    for (const field of Object.keys(change)) adding.clear(field)
  }
  const submit = () => {
    setToken(null)
    adding.submit(values)
  }
  const terms = [...new Set([...TOKEN_DAYS.filter((days) => days < maxDays), maxDays])]
  return (
    <Form onSubmit={submit} className={classes.add}>
      <FormMessage sending={adding} brief />
      <TextInput
        label={t('tokenName')}
        description={t('tokenNameHelp')}
        autoComplete="off"
        value={values.name}
        error={adding.errors.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <MultiSelect
        label={t('tokenScopes')}
        description={values.scopes.map((scope) => words(scope)).join(' · ')}
        data={[...SCOPES]}
        value={values.scopes}
        error={adding.errors.scopes}
        onChange={(chosen) => set({ scopes: SCOPES.filter((scope): scope is Scope => chosen.includes(scope)) })}
      />
      <Select
        label={t('tokenDays')}
        data={terms.map((days) => ({ value: String(days), label: t('days', { count: days }) }))}
        value={String(values.days)}
        allowDeselect={false}
        error={adding.errors.days}
        onChange={(days) => set({ days: Number(days) })}
      />
      <div className={classes.foot}>
        <Button type="submit" variant="default" loading={adding.pending}>
          {t('addToken')}
        </Button>
      </div>
      {token === null ? null : (
        <Banner tone="warning" live>
          {t('tokenMade')}
          <Facts termWidth={90} facts={[{ term: t('tokenItself'), value: token, mono: true, copy: token }]} />
        </Banner>
      )}
    </Form>
  )
}
