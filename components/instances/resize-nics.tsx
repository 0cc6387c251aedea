'use client'

import { Checkbox } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type Choice, ChoiceCards } from '@/components/forms/choice-card'
import { FormSection } from '@/components/forms/form-section'
import type { NetworkChoice } from '@/lib/networks/choices'
import classes from './resize.module.css'
import type { ResizePart } from './resize-wish'

const NONE = ''

/** The present NICs, of which one can go, and the networks in which a new one may be. */
export function ResizeNics({ data: { present, networks }, wish, change, errors }: ResizePart) {
  const t = useTranslations('resize')
  const card = ({ key, name, description, mode, subnet, subnet6, link, free, full }: NetworkChoice): Choice => ({
    value: key,
    title: name,
    ...(description && description !== name ? { description } : {}),
    subnet: subnet ?? subnet6 ?? link,
    mode: mode === 'routed' || mode === 'bridged' ? t(mode) : mode,
    ...(free === null ? {} : { free: t('free', { count: free }) }),
    ...(full ? { disabledReason: t('full') } : {}),
  })
  return (
    <FormSection title={t('nics')} reason={t('nicsReason')}>
      {present.nics.map(({ mac, ip, network, link }, number) => (
        <Checkbox
          key={mac ?? number}
          label={t('removeNic', { number, network: network ?? link ?? '' })}
          description={<span className={classes.mono}>{[ip, mac].filter(Boolean).join(' · ')}</span>}
          checked={wish.removeNic !== null && wish.removeNic === mac}
          disabled={mac === null || wish.addNic !== null || (wish.removeNic !== null && wish.removeNic !== mac)}
          onChange={(event) => change({ removeNic: event.currentTarget.checked ? mac : null })}
          error={wish.removeNic === mac ? errors.removeNic : undefined}
        />
      ))}
      {networks.length > 0 ? (
        <ChoiceCards
          name="addNic"
          label={t('addNic')}
          columns={2}
          choices={[
            { value: NONE, title: t('noNewNic') },
            ...networks
              .map(card)
              .map((choice) => (wish.removeNic === null ? choice : { ...choice, disabledReason: t('oneNic') })),
          ]}
          value={wish.addNic ?? NONE}
          onChange={(key) => change({ addNic: key === NONE ? null : key })}
          error={errors.addNic}
        />
      ) : (
        <p className={classes.soft}>{t('noNetworks')}</p>
      )}
    </FormSection>
  )
}
