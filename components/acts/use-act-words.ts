import { useTranslations } from 'next-intl'
import { useAuditWords } from '@/components/audit/use-audit-words'
import { useSizes } from '@/components/format/sizes'
import type { ActKind, GroupActKind, NodeActKind } from '@/lib/acts/kinds'

export type Named = { kind: string; instance: string; cluster: string; detail: Record<string, unknown> }
type Of<K, P extends string, As extends string> = K extends `${P}.${infer W}` ? `${As}${W}` : never
type Word = Of<ActKind, 'instance', ''> | Of<NodeActKind, 'node', 'node_'> | Of<GroupActKind, 'node-group', 'group_'>

/**
 * An act in words: `doing` while it runs ("Growing disk 0 of web by 10 GiB"), `done` in a history ("Grow disk 0 by 10 GiB").
 * What was asked comes from its `detail`. What is no act but was recorded has the words of the audit log; of a kind that has
 * no text the kind itself is shown.
 */
export function useActWords() {
  const t = useTranslations('acts')
  const audit = useAuditWords()
  const sizes = useSizes()
  const values = ({ instance, cluster, detail }: Named) => {
    const of = (key: string) =>
      ['string', 'number', 'boolean'].includes(typeof detail[key]) ? String(detail[key]) : ''
    const mib = (key: string) => (typeof detail[key] === 'number' ? sizes.mib(detail[key]) : '')
    return {
      name: instance,
      cluster,
      how: of('how'),
      type: of('type'),
      newName: of('newName'),
      disk: of('disk'),
      node: of('node'),
      system: of('system'),
      needed: of('needed'),
      amount: mib('amountMiB'),
    }
  }
  const word = (kind: string): Word | null => {
    const key = kind.replace('instance.', '').replace('node.', 'node_').replace('node-group.', 'group_')
    return t.has(`done.${key as Word}`) ? (key as Word) : null
  }
  return {
    doing: (act: Named) => {
      const key = word(act.kind)
      return key ? t(`doing.${key}`, values(act)) : act.kind
    },
    done: (act: Named) => {
      const key = word(act.kind)
      return key ? t(`done.${key}`, values(act)) : audit.action(act.kind)
    },
  }
}
