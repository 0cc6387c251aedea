'use client'

import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
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
  const words = useTranslations('form')
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': words('close') }}>
      <MoveForm close={close} {...form} />
    </Modal>
  )
}

function MoveForm({ close, text, verb, move, ask, children }: Omit<Props, 'opened' | 'title'>) {
  const t = useTranslations('acts')
  const words = useTranslations('form')
  const [node, setNode] = useState('')
  const form = useSubmit(ask, close)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        form.submit(node)
      }}
    >
      <Stack gap="md">
        {form.message && !form.errors.node ? (
          <Banner tone="error" live>
            {form.message}
          </Banner>
        ) : null}
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
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {words('cancel')}
          </Button>
          <Button type="submit" loading={form.pending}>
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
