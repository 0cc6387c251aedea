'use client'

import { Button, Group, Modal, Stack, TagsInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
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
  const words = useTranslations('form')
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('tagsTitle', { name })}
      closeButtonProps={{ 'aria-label': words('close') }}
    >
      <TagsForm close={close} {...form} />
    </Modal>
  )
}

function TagsForm({ tags, save, close }: Pick<Props, 'tags' | 'save' | 'close'>) {
  const t = useTranslations('acts')
  const words = useTranslations('form')
  const [value, setValue] = useState(tags)
  const form = useSubmit(save, close)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.submit({ tags: value })
      }}
    >
      <Stack gap="md">
        {form.message && !form.errors.tags ? (
          <Banner tone="error" live>
            {form.message}
          </Banner>
        ) : null}
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
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={form.pending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
