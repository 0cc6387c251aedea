'use client'

import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { When } from '@/components/format/when'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { fieldOf } from '@/components/forms/field-of'
import { MomentField } from '@/components/forms/moment-field'
import { useAct } from '@/components/forms/use-act'
import { useSubmit } from '@/components/forms/use-submit'
import { Facts } from '@/components/layout/facts'
import { Section } from '@/components/layout/section'
import type { MaintenanceInput } from '@/lib/clusters/schema'
import type { Result } from '@/lib/web/result'

type Props = {
  slug: string
  /** Announced or under way; null: none. */
  works: MaintenanceInput | null
  /** For a new one. */
  now: string
  save: (input: MaintenanceInput) => Promise<Result<void>>
  end: () => Promise<Result<void>>
}

/** Works on a cluster: announced, changed, ended. */
export function MaintenanceSection({ slug, works, now, save, end }: Props) {
  const t = useTranslations('maintenance')
  const router = useRouter()
  const [opened, { open, close }] = useDisclosure(false)
  const { ask } = useAct()
  return (
    <Section title={t('title')}>
      <Stack gap="md">
        {works ? (
          <Facts
            facts={[
              { term: t('from'), value: <When iso={works.from} style="full" /> },
              { term: t('until'), value: works.until ? <When iso={works.until} style="full" /> : t('open') },
              { term: t('reason'), value: [works.reasonEn, works.reasonEl].filter(Boolean).join(' · ') },
            ]}
          />
        ) : (
          t('none')
        )}
        <Group gap="sm">
          <Button variant="default" onClick={open}>
            {works ? t('change') : t('announce')}
          </Button>
          {works ? (
            <ConfirmButton
              verb={t('end')}
              title={t('endTitle', { slug })}
              consequence={t('endText')}
              onConfirm={async () => {
                const done = await ask(end)
                if (done) router.refresh()
                return done
              }}
            />
          ) : null}
        </Group>
      </Stack>
      <Dialog opened={opened} close={close} title={t('dialogTitle', { slug })}>
        <WorksForm
          initial={works ?? { from: now, until: null, reasonEn: '', reasonEl: '' }}
          save={save}
          close={close}
        />
      </Dialog>
    </Section>
  )
}

type FormProps = { initial: MaintenanceInput; save: Props['save']; close: () => void }

function WorksForm({ initial, save, close }: FormProps) {
  const t = useTranslations('maintenance')
  const router = useRouter()
  const [values, setValues] = useState(initial)
  const sending = useSubmit(save, () => {
    close()
    router.refresh()
  })
  const field = fieldOf(values, setValues, sending)
  const moment = (name: 'from' | 'until') => ({
    label: t(name),
    error: sending.errors[name],
    value: values[name],
    onChange: (value: string | null) => {
      setValues((before) => ({ ...before, [name]: value }))
      sending.clear(name)
    },
  })
  return (
    <DialogForm sending={sending} submit={() => sending.submit(values)} verb={t('save')} close={close}>
      <MomentField {...moment('from')} />
      <MomentField {...moment('until')} description={t('untilHelp')} />
      <Textarea label={t('reasonEn')} lang="en" autosize minRows={2} {...field('reasonEn')} />
      <Textarea
        label={t('reasonEl')}
        description={t('reasonHelp')}
        lang="el"
        autosize
        minRows={2}
        {...field('reasonEl')}
      />
    </DialogForm>
  )
}
