'use client'

import { useRouter } from 'next/navigation'
import type { Result } from '@/lib/web/result'
import { ConfirmButton } from './confirm-button'
import type { Confirmation } from './confirm-dialog'
import { useAct } from './use-act'

type Props = Omit<Confirmation, 'danger' | 'onConfirm'> & {
  remove: () => Promise<Result<void>>
  /** Where one goes from the page of what is no more. */
  leadsTo: string
}

/** Removes what the page is of, and leaves it. */
export function RemoveButton({ remove, leadsTo, ...confirmation }: Props) {
  const router = useRouter()
  const { ask } = useAct()
  const gone = async () => {
    const done = await ask(remove)
    if (done) router.push(leadsTo)
    return done
  }
  return <ConfirmButton {...confirmation} danger onConfirm={gone} />
}
