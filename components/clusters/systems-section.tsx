import { useTranslations } from 'next-intl'
import { Section } from '@/components/layout/section'
import classes from './clusters.module.css'

/** What the cluster can install, in Ganeti's own words. */
export function SystemsSection({ systems }: { systems: readonly string[] }) {
  const t = useTranslations('clusterPage')
  return (
    <Section title={t('systems', { count: systems.length })}>
      {systems.length === 0 ? (
        <p className={classes.soft}>{t('noSystems')}</p>
      ) : (
        <ul className={classes.words}>
          {systems.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
