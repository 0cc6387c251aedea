'use client'

import { TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import classes from './ask.module.css'
import { AskForm, type AskProps } from './ask-form'

export function AskRename(props: AskProps) {
  const t = useTranslations('confirm')
  const [newName, setNewName] = useState(props.place.name)
  return (
    <AskForm
      {...props}
      act="rename"
      input={{ newName }}
      fields={(errors) => (
        <TextInput
          label={t('rename.newName')}
          className={classes.mono}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={newName}
          onChange={(event) => setNewName(event.currentTarget.value)}
          error={errors.newName}
        />
      )}
    />
  )
}
