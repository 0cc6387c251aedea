'use client'

import { Select, Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Dialog, DialogForm } from '@/components/forms/dialog-form'
import { Outcomes } from '@/components/forms/outcomes'
import { useSubmit } from '@/components/forms/use-submit'
import type { BulkActions } from './admin-bulk'
import { BulkWeight } from './bulk-weight'
import type { BulkSpec, KindName, Outcome, Weighed } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  spec: BulkSpec
  ids: string[]
  actions: BulkActions
  /** `done`: something was asked for. */
  close: (done: boolean) => void
}

/** Says what will become of how many, and afterwards what became of each. */
export function BulkDialog({ kind, spec, ids, actions, close }: Props) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const { name, asksReason, options } = spec
  const [weighed, setWeighed] = useState<Weighed | null>(null)
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null)
  const [reason, setReason] = useState('')
  const [choice, setChoice] = useState<string | null>(null)
  const weighing = useSubmit(actions.weigh, setWeighed)
  const acting = useSubmit(actions.act, setOutcomes)
  // Once: what was confirmed stays said, while the rows behind it change.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as it was when it opened
  useEffect(() => weighing.submit({ ids, name }), [])
  const ready = weighed && weighed.would > 0 && (!asksReason || reason.trim() !== '') && (!options || choice !== null)
  return (
    <Dialog
      opened
      close={() => close(outcomes !== null)}
      title={outcomes ? words('outcomes') : t(`bulk.${name}.title`, { count: weighed?.would ?? ids.length })}
    >
      {outcomes ? (
        <Outcomes
          outcomes={outcomes.map(({ title, ...one }) => ({ ...one, title: title ?? words('gone') }))}
          done={words('done')}
          close={() => close(true)}
        />
      ) : (
        <DialogForm
          sending={weighing.message ? weighing : acting}
          submit={() => ready && acting.submit({ ids, name, reason, ...(choice ? { choice } : {}) })}
          verb={t(`bulk.${name}.confirm`, { count: weighed?.would ?? 0 })}
          danger={spec.danger}
          disabled={!ready}
          close={() => close(false)}
        >
          <Stack gap="md">
            {weighed ? <BulkWeight kind={kind} act={name} weighed={weighed} /> : <Text>{words('counting')}</Text>}
            {options ? (
              <Select
                label={t(`bulk.${name}.choice`)}
                data={options}
                searchable
                required
                value={choice}
                onChange={setChoice}
                nothingFoundMessage={words('nothing')}
                data-autofocus
              />
            ) : null}
            {asksReason ? (
              <Textarea
                label={words('reason')}
                required
                autosize
                minRows={2}
                maxLength={2000}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                data-autofocus
              />
            ) : null}
          </Stack>
        </DialogForm>
      )}
    </Dialog>
  )
}
