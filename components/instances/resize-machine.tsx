'use client'

import { NumberInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { FieldPair, FormSection } from '@/components/forms/form-section'
import { GibInput } from './gib-input'
import type { ResizePart } from './resize-wish'

export function ResizeMachine({ data, wish, change, errors }: ResizePart) {
  const t = useTranslations('resize')
  const { mib } = useSizes()
  const { present, bounds, limits } = data
  const cpus = limits?.vcpus ?? bounds?.vcpus[1]
  const memory = limits?.memory ?? bounds?.memory[1]
  return (
    <FormSection title={t('machine')} reason={t('machineReason')}>
      <FieldPair>
        <NumberInput
          label={cpus === undefined ? t('vcpus') : `${t('vcpus')} · ${t('upTo', { limit: cpus })}`}
          description={t('now', { value: present.vcpus })}
          min={1}
          allowDecimal={false}
          clampBehavior="none"
          value={wish.vcpus}
          onChange={(vcpus) => change({ vcpus: Number(vcpus) })}
          error={errors.vcpus}
        />
        <GibInput
          label={memory === undefined ? t('memory') : `${t('memory')} · ${t('upTo', { limit: mib(memory) })}`}
          description={t('now', { value: mib(present.memory) })}
          step={0.5}
          value={wish.memory}
          onChange={(size) => change({ memory: size })}
          error={errors.memory}
        />
      </FieldPair>
      <FieldPair>
        <GibInput
          label={t('minMemory')}
          description={t('minMemoryHelp')}
          step={0.5}
          value={wish.minMemory ?? wish.memory}
          onChange={(size) => change({ minMemory: size === wish.memory ? null : size })}
          error={errors.minMemory}
        />
      </FieldPair>
    </FormSection>
  )
}
