'use client'

import { Checkbox, NativeSelect, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'

type Move = { targets: string[]; secondary: string | null }
type Common = { opened: boolean; close: () => void; name: string; move: Move }

type MigrateProps = Common & { migrate: (input: { node: string; live: boolean }) => Promise<Result<unknown>> }

export function MigrateDialog({ migrate, ...common }: MigrateProps) {
  const t = useTranslations('acts')
  const [stops, setStops] = useState(false)
  return (
    <MoveDialog
      {...common}
      title={t('migrateTitle', { name: common.name })}
      text={t('migrateText')}
      verb={t('verb.migrate')}
      ask={(node) => migrate({ node, live: !stops })}
    >
      <Checkbox
        label={t('migrateNonLive')}
        description={t('migrateNonLiveText')}
        checked={stops}
        onChange={(event) => setStops(event.currentTarget.checked)}
      />
    </MoveDialog>
  )
}

type FailoverProps = Common & {
  failover: (input: { node: string; ignoreConsistency: boolean }) => Promise<Result<unknown>>
}

export function FailoverDialog({ failover, ...common }: FailoverProps) {
  const t = useTranslations('acts')
  const [ignores, setIgnores] = useState(false)
  return (
    <MoveDialog
      {...common}
      title={t('failoverTitle', { name: common.name })}
      text={t('failoverText')}
      verb={t('verb.failover')}
      ask={(node) => failover({ node, ignoreConsistency: ignores })}
    >
      <Checkbox
        label={t('failoverIgnore')}
        description={t('failoverIgnoreText')}
        checked={ignores}
        onChange={(event) => setIgnores(event.currentTarget.checked)}
      />
    </MoveDialog>
  )
}

type Props = Common & {
  title: string
  text: string
  verb: string
  ask: (node: string) => Promise<Result<unknown>>
  children: ReactNode
}

function MoveDialog({ opened, close, title, ...form }: Props) {
  return (
    <Dialog opened={opened} close={close} title={title}>
      <MoveForm close={close} {...form} />
    </Dialog>
  )
}

function MoveForm({ close, text, verb, move, ask, children }: Omit<Props, 'opened' | 'title'>) {
  const t = useTranslations('acts')
  const [node, setNode] = useState('')
  const form = useSubmit(ask, close)
  return (
    <DialogForm sending={form} submit={() => form.submit(node)} verb={verb} close={close}>
      <Text>{text}</Text>
      {move.secondary ? (
        <Text>{t('moveToSecondary', { node: move.secondary })}</Text>
      ) : (
        <NativeSelect
          label={t('moveTo')}
          value={node}
          onChange={(event) => setNode(event.currentTarget.value)}
          data={[{ value: '', label: t('moveAnywhere') }, ...move.targets.map((value) => ({ value, label: value }))]}
          error={form.errors.node}
        />
      )}
      {children}
    </DialogForm>
  )
}
