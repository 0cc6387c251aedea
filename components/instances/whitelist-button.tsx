'use client'

import { TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { useSubmit } from '@/components/forms/use-submit'
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
  const why = useRefusal({ name, cluster })
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <ReasonedButton size="xs" variant="default" onClick={open} disabledReason={why(refusal)}>
        {network === '' ? t('allow') : t('changeAllowed')}
      </ReasonedButton>
      <Dialog opened={opened} close={close} title={t('allowTitle', { name })}>
        <WhitelistForm network={network} save={save} close={close} />
      </Dialog>
    </>
  )
}

function WhitelistForm({ network, save, close }: Pick<Props, 'network' | 'save'> & { close: () => void }) {
  const t = useTranslations('notices')
  const acts = useTranslations('acts')
  const [value, setValue] = useState(network)
  const form = useSubmit(save, close)
  return (
    <DialogForm sending={form} submit={() => form.submit({ network: value })} verb={acts('save')} close={close}>
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
    </DialogForm>
  )
}
