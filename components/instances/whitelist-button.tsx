'use client'

import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import type { Result } from '@/lib/web/result'

type Props = {
  name: string
  cluster: string
  network: string
  refusal: string | null
  save: (input: { network: string }) => Promise<Result<unknown>>
}

/** The one network that an isolated instance may reach. */
export function WhitelistButton({ name, cluster, network, refusal, save }: Props) {
  const t = useTranslations('notices')
  const words = useTranslations('form')
  const why = useRefusal({ name, cluster })
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <ReasonedButton size="xs" variant="default" onClick={open} disabledReason={why(refusal)}>
        {network === '' ? t('allow') : t('changeAllowed')}
      </ReasonedButton>
      <Modal
        opened={opened}
        onClose={close}
        title={t('allowTitle', { name })}
        closeButtonProps={{ 'aria-label': words('close') }}
      >
        <WhitelistForm network={network} save={save} close={close} />
      </Modal>
    </>
  )
}

function WhitelistForm({ network, save, close }: Pick<Props, 'network' | 'save'> & { close: () => void }) {
  const t = useTranslations('notices')
  const words = useTranslations('form')
  const acts = useTranslations('acts')
  const [value, setValue] = useState(network)
  const form = useSubmit(save, close)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.submit({ network: value })
      }}
    >
      <Stack gap="md">
        {form.message && !form.errors.network ? (
          <Banner tone="error" live>
            {form.message}
          </Banner>
        ) : null}
        <TextInput
          label={t('allowLabel')}
          description={t('allowText')}
          value={value}
          onChange={(event) => {
            setValue(event.currentTarget.value)
            form.clear('network')
          }}
          error={form.errors.network}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={form.pending}>
            {acts('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
