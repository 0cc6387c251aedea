'use client'

import { Select, Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useState } from 'react'
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
  /** Null until it is known. */
  weighed: Weighed | null
  weighing: ComponentProps<typeof DialogForm>['sending']
  act: BulkActions['act']
  /** `done`: something was asked for. */
  close: (done: boolean) => void
}

/** Says what will become of how many, and afterwards what became of each. */
export function BulkDialog({ kind, spec, ids, weighed, weighing, act, close }: Props) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const { name, asksReason, options } = spec
  const [outcomes, setOutcomes] = useState<Outcome[] | null>(null)
  const [reason, setReason] = useState('')
  const [choice, setChoice] = useState<string | null>(null)
  const acting = useSubmit(act, setOutcomes)
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
