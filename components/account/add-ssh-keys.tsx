'use client'

import { Button, FileButton, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'

/** As much as the form takes. */
const MAX_BYTES = 100_000

type Added = { added: number; known: number }

export function AddSshKeys({ add }: { add: (text: string) => Promise<Result<Added>> }) {
  const t = useTranslations('profile')
  const [text, setText] = useState('')
  const [done, setDone] = useState<Added | null>(null)
  const adding = useSubmit(add, (result) => {
    setText('')
    setDone(result)
  })
  const submit = () => {
    setDone(null)
    adding.submit(text)
  }
  const read = async (files: File[]) => {
    const texts = await Promise.all(files.map((file) => file.slice(0, MAX_BYTES).text()))
    setText((before) =>
      [before, ...texts]
        .map((part) => part.trim())
        .filter(Boolean)
        .join('\n'),
    )
    adding.clear('keys')
  }
  return (
    <Form onSubmit={submit} className={classes.add}>
      <FormMessage sending={adding} brief />
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
        <FileButton multiple accept=".pub,text/plain" onChange={read}>
          {(button) => (
            <Button variant="default" {...button}>
              {t('chooseFiles')}
            </Button>
          )}
        </FileButton>
        <span role="status" className={classes.soft}>
          {done ? t('addedCount', done) : ''}
        </span>
      </div>
    </Form>
  )
}
