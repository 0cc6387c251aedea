'use client'

import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import type { Outcome, Weight } from '@/lib/instances/bulk'
import type { BulkAct } from '@/lib/instances/bulk-schema'
import type { BulkActions } from './bulk-bar'
import { BulkOutcomes } from './bulk-outcomes'
import { useWhyNot } from './use-why-not'

type Props = { act: BulkAct; ids: number[]; weight: Weight; perform: BulkActions['act']; close: () => void }

/** Says what will happen to how many, and afterwards what became of each. */
export function BulkDialog({ close, ...props }: Props) {
  const t = useTranslations('bulk')
  const form = useTranslations('form')
  // What was confirmed stays said, while the rows behind it change.
  const [{ act, weight }] = useState(props)
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null)
  return (
    <Modal
      opened
      onClose={close}
      title={outcomes ? t('outcomes') : t('title', { act, count: weight.would })}
      closeButtonProps={{ 'aria-label': form('close') }}
    >
      {outcomes ? (
        <BulkOutcomes outcomes={outcomes} close={close} />
      ) : (
        <Confirmation {...props} act={act} weight={weight} close={close} onDone={setOutcomes} />
      )}
    </Modal>
  )
}

type FormProps = Props & { onDone: (outcomes: Outcome[]) => void }

function Confirmation({ act, ids, weight, perform, close, onDone }: FormProps) {
  const t = useTranslations('bulk')
  const form = useTranslations('form')
  const whyNot = useWhyNot()
  const { submit, pending, message, errors } = useSubmit(perform, onDone)
  const [text, setText] = useState('')
  const send = () => {
    submit({ ids, act, ...(act === 'lock' ? { reason: text } : {}), ...(act === 'tag' ? { tag: text.trim() } : {}) })
  }
  return (
    <Form onSubmit={send} noValidate={false}>
      <Stack gap="md">
        <Text>
          {t('will', { act, count: weight.would })} {whyNot(weight)}
        </Text>
        {act === 'lock' ? (
          <Textarea
            label={t('reason')}
            required
            value={text}
            error={errors.reason}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
        ) : null}
        {act === 'tag' ? (
          <TextInput
            label={t('tag')}
            required
            value={text}
            error={errors.tag}
            onChange={(event) => setText(event.currentTarget.value)}
            data-autofocus
          />
        ) : null}
        {message ? <Banner tone="error">{message}</Banner> : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {form('cancel')}
          </Button>
          <Button type="submit" loading={pending} data-autofocus={act === 'lock' || act === 'tag' ? undefined : true}>
            {t('verb', { act, count: weight.would })}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
