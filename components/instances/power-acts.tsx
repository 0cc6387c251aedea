'use client'

import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPower, IconRotateClockwise } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import { useRefusal } from '@/components/forms/use-refusal'
import { iconProps } from '@/components/layout/icons'
import type { Permitted } from '@/lib/instances/policy'
import { SHUTDOWN_TIMEOUT_S } from '@/lib/instances/words'
import type { Result } from '@/lib/web/result'
import { StartButton } from './start-button'

export type PowerActions = {
  startup: () => Promise<Result<unknown>>
  shutdown: (input: { how: 'soft' | 'hard' }) => Promise<Result<unknown>>
  reboot: (input: { type: 'soft' | 'hard' | 'full' }) => Promise<Result<unknown>>
}

type Props = { name: string; cluster: string; acts: Permitted; actions: PowerActions }

/** Start, or reboot and shut down with their kinds: what the state allows comes first. */
export function PowerActs({ name, cluster, acts, actions }: Props) {
  const why = useRefusal({ name, cluster })
  const { ask, pending } = useAct()
  if (!acts.startup.offered) return null
  const stopped = acts.shutdown.refusal === 'act_is_stopped'
  if (stopped || acts.startup.refusal === null)
    return <StartButton startup={actions.startup} disabledReason={why(acts.startup.refusal)} />
  return (
    <>
      <Reboot
        name={name}
        refusal={why(acts.reboot.refusal)}
        pending={pending}
        ask={(type) => ask(() => actions.reboot({ type }))}
      />
      <ShutDown
        name={name}
        refusal={why(acts.shutdown.refusal)}
        pending={pending}
        ask={(how) => ask(() => actions.shutdown({ how }))}
      />
    </>
  )
}

type PartProps<A> = { name: string; refusal: string | undefined; pending: boolean; ask: (how: A) => void }

function Reboot({ name, refusal, pending, ask }: PartProps<'soft' | 'hard' | 'full'>) {
  const t = useTranslations('acts')
  return (
    <Button.Group>
      <ConfirmButton
        verb={t('rebootVerb')}
        title={t('rebootTitle', { name })}
        consequence={t('rebootText')}
        onConfirm={() => ask('hard')}
        disabledReason={refusal}
        button={{ leftSection: <IconRotateClockwise {...iconProps} />, loading: pending }}
      />
      {refusal ? null : (
        <More label={`${t('rebootVerb')}: ${t('options')}`}>
          <Menu.Item onClick={() => ask('soft')}>{told(t('rebootSoft'), t('rebootSoftText'))}</Menu.Item>
          <Menu.Item onClick={() => ask('hard')}>{told(t('rebootHard'), t('rebootHardText'))}</Menu.Item>
          <Menu.Item onClick={() => ask('full')}>{told(t('rebootFull'), t('rebootFullText'))}</Menu.Item>
        </More>
      )}
    </Button.Group>
  )
}

function ShutDown({ name, refusal, pending, ask }: PartProps<'soft' | 'hard'>) {
  const t = useTranslations('acts')
  return (
    <ConfirmButton
      verb={t('shutdownHard')}
      title={t('forceTitle', { name })}
      consequence={t('shutdownHardText')}
      danger
      onConfirm={() => ask('hard')}
      trigger={(force) => (
        <Button.Group>
          <ConfirmButton
            verb={t('shutdownVerb')}
            title={t('shutdownTitle', { name })}
            consequence={t('shutdownText')}
            onConfirm={() => ask('soft')}
            disabledReason={refusal}
            button={{ leftSection: <IconPower {...iconProps} />, loading: pending }}
          />
          {refusal ? null : (
            <More label={`${t('shutdownVerb')}: ${t('options')}`}>
              <Menu.Item onClick={() => ask('soft')}>
                {told(t('shutdownSoft'), t('shutdownSoftText', { seconds: SHUTDOWN_TIMEOUT_S }))}
              </Menu.Item>
              <Menu.Item onClick={force}>{told(t('shutdownHard'), t('shutdownHardText'))}</Menu.Item>
            </More>
          )}
        </Button.Group>
      )}
    />
  )
}

const told = (verb: string, text: string) => (
  <>
    <b>{verb}</b>
    <br />
    {text}
  </>
)

function More({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu position="bottom-end" width={300} withinPortal={false}>
      <Menu.Target>
        <Button variant="default" px={7} aria-label={label} title={label}>
          <IconChevronDown {...iconProps} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}
