'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { NameInput } from '@/components/forms/name-input'
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
        <NameInput
          label={t('rename.newName')}
          value={newName}
          onChange={(event) => setNewName(event.currentTarget.value)}
          error={errors.newName}
        />
      )}
    />
  )
}
