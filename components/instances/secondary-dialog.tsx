import { NativeSelect, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { useSubmit } from '@/components/forms/use-submit'
import type { Possible } from '@/lib/instances/possible'
import type { Result } from '@/lib/web/result'

type FormProps = {
  close: () => void
  move: NonNullable<Possible['move']>
  ask: (input: { node: string }) => Promise<Result<unknown>>
}

/** Where its disks are mirrored from now on. */
export function SecondaryDialog({ opened, name, ...form }: FormProps & { opened: boolean; name: string }) {
  const t = useTranslations('acts')
  return (
    <Dialog opened={opened} close={form.close} title={t('secondaryTitle', { name })}>
      <SecondaryForm {...form} />
    </Dialog>
  )
}

function SecondaryForm({ close, move, ask }: FormProps) {
  const t = useTranslations('acts')
  const [node, setNode] = useState('')
  const form = useSubmit(ask, close)
  return (
    <DialogForm sending={form} submit={() => form.submit({ node })} verb={t('verb.replace_disks')} close={close}>
      <Text>{t('secondaryText', { node: move.secondary ?? '' })}</Text>
      <NativeSelect
        label={t('moveTo')}
        value={node}
        onChange={(event) => setNode(event.currentTarget.value)}
        data={[{ value: '', label: t('moveAnywhere') }, ...move.secondaries.map((value) => ({ value, label: value }))]}
        error={form.errors.node}
      />
    </DialogForm>
  )
}
