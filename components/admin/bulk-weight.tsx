import { Text } from '@mantine/core'
import { useTranslations } from 'next-intl'
import classes from './admin.module.css'
import type { Goes, KindName, Weighed } from './spec'
import { useKindText } from './use-kind-text'

type Say = (key: string, values: Record<string, string | number>) => string

/** What will become of how many, what goes with them, and why not of the others. */
export function BulkWeight({ kind, act, weighed }: { kind: KindName; act: string; weighed: Weighed }) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const say = useTranslations('errors') as unknown as Say
  const { would, goes, refusals } = weighed
  return (
    <div>
      <Text>{would > 0 ? t(`bulk.${act}.consequence`, { count: would }) : words('notOne')}</Text>
      {act === 'remove' ? <Going kind={kind} goes={goes} /> : null}
      {refusals.map(({ code, values, count }) => (
        <Text key={code} mt={8} className={classes.soft}>
          {words('notTheseOnes', { count, reason: say(code, values) })}
        </Text>
      ))}
    </div>
  )
}

/** How many of what go with something that is deleted. */
export function Going({ kind, goes }: { kind: KindName; goes: Goes }) {
  const t = useKindText(kind)
  const going = Object.entries(goes).filter(([, count]) => count > 0)
  if (going.length === 0) return null
  return (
    <ul className={classes.goes}>
      {going.map(([what, count]) => (
        <li key={what}>{t(`goes.${what}`, { count })}</li>
      ))}
    </ul>
  )
}
