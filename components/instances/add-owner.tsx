'use client'

import { Autocomplete } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useSubmit } from '@/components/forms/use-submit'
import type { OwnerChoice } from '@/lib/instances/find-owner'
import type { Result } from '@/lib/web/result'
import classes from './owners.module.css'

type Props = {
  known: OwnerChoice[]
  /** Words of those who are in the list. */
  taken: string[]
  disabledReason: string | undefined
  error: string | undefined
  lookUp: (who: string) => Promise<Result<OwnerChoice[]>>
  onAdd: (choices: OwnerChoice[]) => void
}

/** By a whole name or address; those of one's own circle are suggested. */
export function AddOwner({ known, taken, disabledReason, error, lookUp, onAdd }: Props) {
  const t = useTranslations('people')
  const [who, setWho] = useState('')
  const [here, setHere] = useState('')
  const looking = useSubmit(lookUp, (found) => {
    const fresh = found.filter(({ word }) => !taken.includes(word))
    setHere(fresh.length === 0 ? t('here', { name: who.trim() }) : '')
    onAdd(fresh)
    if (fresh.length > 0) setWho('')
  })
  const submit = () => {
    if (!disabledReason) looking.submit(who)
  }
  return (
    <Form onSubmit={submit} className={classes.add}>
      <Autocomplete
        label={t('who')}
        description={t('whoHelp')}
        data={[...new Set(known.filter(({ word }) => !taken.includes(word)).map(({ name }) => name))]}
        limit={20}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={who}
        onChange={(value) => {
          setWho(value)
          setHere('')
          looking.clear('who')
        }}
        error={looking.errors.who ?? (here || error)}
      />
      <ReasonedButton type="submit" variant="default" loading={looking.pending} disabledReason={disabledReason}>
        {t('add')}
      </ReasonedButton>
    </Form>
  )
}
