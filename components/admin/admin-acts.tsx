'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import { useRefusal } from '@/components/forms/use-refusal'
import type { Result } from '@/lib/web/result'
import classes from './admin.module.css'
import type { ActSpec, Goes, KindName } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  title: string
  acts: ActSpec[]
  goes: Goes
  removal: { refusal: string | null; values: Record<string, number> }
  act: (name: string, reason: string) => Promise<Result<unknown>>
  remove: () => Promise<Result<unknown>>
}

/** What can be done to one thing besides editing it; each says first what it leads to. */
export function AdminActs({ kind, title, acts, goes, removal, act, remove }: Props) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const why = useRefusal(removal.values)
  const router = useRouter()
  const { ask } = useAct()
  const going = Object.entries(goes).filter(([, count]) => count > 0)
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
          onConfirm={(reason) => ask(() => act(name, reason))}
        />
      ))}
      <ConfirmButton
        verb={words('remove')}
        title={words('removeTitle', { name: title })}
        danger
        typeName={title}
        disabledReason={why(removal.refusal)}
        consequence={
          <>
            {t('removeConsequence')}
            {going.length > 0 ? (
              <ul className={classes.goes}>
                {going.map(([what, count]) => (
                  <li key={what}>{t(`goes.${what}`, { count })}</li>
                ))}
              </ul>
            ) : null}
          </>
        }
        onConfirm={async () => gone(await ask(remove))}
      />
    </>
  )
}
