'use client'

import { Button, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'

type Added = { added: number; known: number }

export function AddSshKeys({ add }: { add: (text: string) => Promise<Result<Added>> }) {
  const t = useTranslations('profile')
  const [text, setText] = useState('')
  const [done, setDone] = useState<Added | null>(null)
  const adding = useSubmit(add, (result) => {
    setText('')
    setDone(result)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setDone(null)
    adding.submit(text)
  }
  return (
    <form onSubmit={submit} className={classes.add} noValidate>
      {adding.message && !adding.errors.keys ? (
        <Banner tone="error" live>
          {adding.message}
        </Banner>
      ) : null}
      <Textarea
        label={t('paste')}
        description={t('pasteHelp')}
        className={classes.pasted}
        autosize
        minRows={3}
        maxRows={12}
        autoComplete="off"
        spellCheck={false}
        placeholder="ssh-ed25519 AAAA… anna@laptop"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          adding.clear('keys')
        }}
        error={adding.errors.keys}
      />
      <div className={classes.foot}>
        <Button type="submit" loading={adding.pending}>
          {t('addKeys')}
        </Button>
        <span role="status" className={classes.soft}>
          {done ? t('addedCount', done) : ''}
        </span>
      </div>
    </form>
  )
}
