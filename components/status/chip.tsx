import type { Icon } from '@tabler/icons-react'
import type { Tone } from '@/components/theme/tokens'
import classes from './tone.module.css'
import turning from './turning.module.css'

type Props = { icon: Icon; tone: Tone | 'stale'; turns?: boolean; title?: string | undefined; children: string }

/** A state: icon, word and colour. The one drawing of it; the chips beside it choose what to draw. */
export function Chip({ icon: Picture, tone, turns = false, title, children }: Props) {
  return (
    <span className={`${classes.chip} ${classes[tone]}`} title={title ?? children}>
      <Picture size={13} stroke={1.75} aria-hidden className={turns ? turning.turning : undefined} />
      <span>{children}</span>
    </span>
  )
}
