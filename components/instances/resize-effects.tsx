'use client'

import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { SummaryPanel } from '@/components/forms/summary-panel'
import { UsageBar } from '@/components/forms/usage-bar'
import type { ResizeData } from '@/lib/instances/resize-data'
import type { Resize } from '@/lib/instances/schema'
import classes from './resize.module.css'
import type { Effect } from './use-effects'

type Props = { data: ResizeData; wish: Resize; list: Effect[]; asks: boolean }

/** What will happen, before the button is pressed, and the room that is left for it. */
export function ResizeEffects({ data, wish, list, asks }: Props) {
  const t = useTranslations('resize')
  const { mib } = useSizes()
  const { limits, nodes, present, on } = data
  const disks = wish.disks.filter((_, index) => index !== wish.removeDisk)
  const total = disks.reduce((sum, size) => sum + size, wish.addDisk ?? 0)
  const room =
    limits?.allowed === true
      ? [
          {
            label: t('vcpus'),
            text: t('of', { used: wish.vcpus, total: limits.vcpus }),
            used: wish.vcpus,
            total: limits.vcpus,
          },
          {
            label: t('memory'),
            text: t('of', { used: mib(wish.memory), total: mib(limits.memory) }),
            used: wish.memory,
            total: limits.memory,
          },
          {
            label: t('disks'),
            text: t('of', { used: mib(total), total: mib(limits.disksTotal) }),
            used: total,
            total: limits.disksTotal,
          },
        ]
      : []
  const free = nodes?.memoryFree ?? null
  return (
    <SummaryPanel
      lead={asks ? t('youAskFor') : t('willHappen')}
      facts={[]}
      parts={[
        {
          content:
            list.length === 0 ? (
              <p className={classes.soft}>{t('nothing')}</p>
            ) : (
              <>
                <ul className={classes.effects}>
                  {list.map(({ key, text, loses }) => (
                    <li key={key} data-loses={loses ? '' : undefined}>
                      {text}
                    </li>
                  ))}
                </ul>
                <p className={classes.when}>{on ? t('afterRestart') : t('atStart')}</p>
              </>
            ),
        },
        ...(room.length > 0
          ? [
              {
                title: t('yourLimits'),
                content: room.map((bar) => (
                  <UsageBar key={bar.label} {...bar} {...(bar.used > bar.total ? { tone: 'error' as const } : {})} />
                )),
              },
            ]
          : []),
        ...(free !== null && nodes?.memoryTotal
          ? [
              {
                title: t('nodes'),
                content: (
                  <UsageBar
                    label={t('memory')}
                    text={t('left', { size: mib(Math.max(0, free - (wish.memory - present.memory))) })}
                    used={nodes.memoryTotal - free}
                    added={Math.max(0, wish.memory - present.memory)}
                    total={nodes.memoryTotal}
                  />
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
