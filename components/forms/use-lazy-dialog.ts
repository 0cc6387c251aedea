import { useEffect, useState } from 'react'

/** Whether it was ever opened: a dialog's code is loaded then, and the dialog stays. */
export function useEver(opened: boolean): boolean {
  const [ever, setEver] = useState(opened)
  if (opened && !ever) setEver(true)
  return ever
}

/** `opened`, but not in its first rendering: one that is there before it opens gives the focus back to where it was. */
export function useOpenedLater(opened: boolean): boolean {
  const [there, setThere] = useState(false)
  useEffect(() => setThere(true), [])
  return opened && there
}
