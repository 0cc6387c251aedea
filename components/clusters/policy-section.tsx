import { useFormatter, useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { Section } from '@/components/layout/section'
import type { FleetCluster } from '@/lib/fleet/read-cluster'
import classes from './clusters.module.css'

const DIMENSIONS = ['memorySize', 'cpuCount', 'diskSize', 'diskCount', 'nicCount'] as const

/** Within what an instance must keep: one of the ranges, whole. */
export function PolicySection({ policy: { std, minmax } }: { policy: FleetCluster['info']['ipolicy'] }) {
  const t = useTranslations('clusterPage.policy')
  const sizes = useSizes()
  const format = useFormatter()
  const amount = (dimension: (typeof DIMENSIONS)[number], value: number | undefined) => {
    if (value === undefined) return '–'
    return dimension.endsWith('Size') ? sizes.mib(value) : format.number(value)
  }
  const ranges = minmax.map((range, index) => ({ ...range, id: String(index + 1) }))
  return (
    <Section title={t('title')}>
      {ranges.length === 0 ? (
        <p className={classes.soft}>{t('none')}</p>
      ) : (
        <table className={classes.policy}>
          <thead>
            <tr>
              <th scope="col">{t('dimension')}</th>
              {ranges.map(({ id }) => (
                <th key={id} scope="col">
                  {ranges.length > 1 ? t('rangeOf', { id }) : t('range')}
                </th>
              ))}
              <th scope="col">{t('std')}</th>
            </tr>
          </thead>
          <tbody>
            {DIMENSIONS.map((dimension) => (
              <tr key={dimension}>
                <th scope="row">{t(`of.${dimension}`)}</th>
                {ranges.map(({ id, min, max }) => (
                  <td key={id}>
                    {t('fromTo', { min: amount(dimension, min[dimension]), max: amount(dimension, max[dimension]) })}
                  </td>
                ))}
                <td>{amount(dimension, std[dimension])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
