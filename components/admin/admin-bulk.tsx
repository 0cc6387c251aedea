'use client'

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import { BulkDialog } from './bulk-dialog'
import type { BulkSpec, KindName, Outcome, Weighed } from './spec'
import { useKindText } from './use-kind-text'

type Many = { ids: string[]; name: string; reason?: string; choice?: string }
export type BulkActions = {
  weigh: (input: Many) => Promise<Result<Weighed>>
  act: (input: Many) => Promise<Result<Outcome[]>>
}

type Props = { kind: KindName; ids: string[]; specs: BulkSpec[]; actions: BulkActions; clear: () => void }

/** What can be done to all that are selected. */
export function AdminBulk({ kind, ids, specs, actions, clear }: Props) {
  const t = useKindText(kind)
  // What was weighed stays said, while the rows behind the dialog change.
  const [open, setOpen] = useState<{ spec: BulkSpec; ids: string[] } | null>(null)
  const [weighed, setWeighed] = useState<Weighed | null>(null)
  const weighing = useSubmit(actions.weigh, setWeighed)
  const begin = (spec: BulkSpec) => {
    setWeighed(null)
    setOpen({ spec, ids })
    weighing.submit({ ids, name: spec.name })
  }
  return (
    <>
      {specs.map((spec) => (
        <Button
          key={spec.name}
          size="xs"
          variant="default"
          c={spec.danger ? 'var(--error-text)' : undefined}
          onClick={() => begin(spec)}
        >
          {t(`bulk.${spec.name}.verb`)}
        </Button>
      ))}
      {open ? (
        <BulkDialog
          kind={kind}
          spec={open.spec}
          ids={open.ids}
          weighed={weighed}
          weighing={weighing}
          act={actions.act}
          close={(done) => {
            setOpen(null)
            if (done) clear()
          }}
        />
      ) : null}
    </>
  )
}
