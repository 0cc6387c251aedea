'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { Dialog } from '@/components/forms/dialog-form'
import { useAct } from '@/components/forms/use-act'
import { useRefusal } from '@/components/forms/use-refusal'
import { Secrets } from '@/components/programs/secrets'
import type { Result } from '@/lib/web/result'
import { Going } from './bulk-weight'
import type { ActSpec, Goes, KindName } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  title: string
  acts: ActSpec[]
  goes: Goes
  /** Null: it is not deleted here. */
  removal: { refusal: string | null; values: Record<string, number> } | null
  act: (name: string, reason: string) => Promise<Result<string | null>>
  remove: () => Promise<Result<unknown>>
}

/** What can be done to one thing besides editing it; each says first what it leads to. */
export function AdminActs({ kind, title, acts, goes, removal, act, remove }: Props) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const why = useRefusal(removal?.values ?? {})
  const router = useRouter()
  const { ask } = useAct()
  const [told, setTold] = useState<string | null>(null)
  const run = async (name: string, reason: string) => {
    const result = await act(name, reason)
    if (result.ok) setTold(result.data)
    return result
  }
  const gone = (done: boolean) => {
    if (done) router.push(`/admin/${kind}`)
    return done
  }
  return (
    <>
      {acts.map(({ name, danger = false, asksReason, refusal }) => (
        <ConfirmButton
          key={name}
          verb={t(`act.${name}.verb`)}
          title={t(`act.${name}.title`, { name: title })}
          consequence={t(`act.${name}.consequence`, goes)}
          danger={danger}
          disabledReason={why(refusal ?? null)}
          {...(asksReason ? { reasonLabel: words('reason') } : {})}
          onConfirm={(reason) => ask(() => run(name, reason))}
        />
      ))}
      {removal ? (
        <ConfirmButton
          verb={words('remove')}
          title={words('removeTitle', { name: title })}
          danger
          typeName={title}
          disabledReason={why(removal.refusal)}
          consequence={
            <>
              {t('removeConsequence')}
              <Going kind={kind} goes={goes} />
            </>
          }
          onConfirm={async () => gone(await ask(remove))}
        />
      ) : null}
      <Dialog opened={told !== null} close={() => setTold(null)} title={title}>
        <Secrets values={[{ term: words('told'), value: told ?? '' }]} once />
      </Dialog>
    </>
  )
}
