'use client'

import { Button, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { VARIABLES } from '@/lib/notifications/schema'
import classes from './notifications.module.css'

export type Letter = { subject: string; text: string }

type Props = {
  /** The language that it is written in. */
  lang: 'en' | 'el'
  value: Letter
  onChange: (value: Letter) => void
  errors: { subject: string | undefined; text: string | undefined }
}

/** Subject and text in one language; what can be named in them is put where the cursor stands. */
export function LetterFields({ lang, value, onChange, errors }: Props) {
  const t = useTranslations('notifications')
  const text = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const insert = (variable: string) => {
    const field = text.current
    if (!field) return
    field.focus()
    field.setRangeText(`{{${variable}}}`, field.selectionStart, field.selectionEnd, 'end')
    onChange({ ...value, text: field.value })
  }
  return (
    <>
      <TextInput
        label={t('subject')}
        lang={lang}
        maxLength={100}
        value={value.subject}
        error={errors.subject}
        onChange={(event) => onChange({ ...value, subject: event.currentTarget.value })}
      />
      <Textarea
        ref={text}
        label={t('text')}
        lang={lang}
        autosize
        minRows={7}
        maxRows={24}
        value={value.text}
        error={errors.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      <fieldset className={classes.variables}>
        <legend id={id} className={classes.soft}>
          {t('insert')}
        </legend>
        {VARIABLES.map((variable) => (
          <Button
            key={variable}
            size="compact-xs"
            variant="default"
            title={`{{${variable}}}`}
            onClick={() => insert(variable)}
          >
            {t(`variable.${variable}`)}
          </Button>
        ))}
      </fieldset>
    </>
  )
}
