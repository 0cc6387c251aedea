'use client'

import { Button, Stack } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import classes from './sign-in.module.css'

type Props = {
  token: string
  /** What the button will do. */
  lead: ReactNode
  verb: string
  done: ReactNode
  confirm: (token: string) => Promise<Result<void>>
}

/** The page of a mailed link: opening it does nothing yet, for programs that look into mails open links too. */
export function ConfirmLink({ token, lead, verb, done, confirm }: Props) {
  const ready = useMounted()
  const [ended, setEnded] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const confirming = useSubmit(confirm, () => setEnded(true))
  useEffect(() => {
    if (ended) place.current?.focus()
  }, [ended])
  if (ended)
    return (
      <div ref={place} role="status" tabIndex={-1} className={classes.words}>
        {done}
      </div>
    )
  return (
    <Stack gap="md" className={classes.words}>
      <p>{lead}</p>
      <FormMessage sending={confirming} />
      <Button onClick={() => confirming.submit(token)} loading={confirming.pending} disabled={!ready} fullWidth>
        {verb}
      </Button>
    </Stack>
  )
}
