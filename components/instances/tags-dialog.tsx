'use client'

import { TagsInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'

type Props = {
  opened: boolean
  close: () => void
  name: string
  tags: string[]
  save: (input: { tags: string[] }) => Promise<Result<unknown>>
}

/** The tags that are not the portal's own. */
export function TagsDialog({ opened, close, name, ...form }: Props) {
  const t = useTranslations('acts')
  return (
    <Dialog opened={opened} close={close} title={t('tagsTitle', { name })}>
      <TagsForm close={close} {...form} />
    </Dialog>
  )
}

function TagsForm({ tags, save, close }: Pick<Props, 'tags' | 'save' | 'close'>) {
  const t = useTranslations('acts')
  const [value, setValue] = useState(tags)
  const form = useSubmit(save, close)
  return (
    <DialogForm sending={form} submit={() => form.submit({ tags: value })} verb={t('save')} close={close}>
      <TagsInput
        label={t('tagsLabel')}
        description={t('tagsText')}
        value={value}
        onChange={(next) => {
          setValue(next)
          form.clear('tags')
        }}
        error={form.errors.tags}
        splitChars={[',', ' ']}
        acceptValueOnBlur
        data-autofocus
      />
    </DialogForm>
  )
}
