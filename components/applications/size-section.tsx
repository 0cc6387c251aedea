'use client'

import { NumberInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { FieldPair, FormSection } from '@/components/forms/form-section'
import { SegmentedSizes } from '@/components/forms/segmented-sizes'
import type { WishPart } from './wish-part'

export function SizeSection({ wish, change, errors, data: { limits } }: WishPart) {
  const t = useTranslations('apply')
  const { mib } = useSizes()
  const few = limits.maxVcpus <= 8
  return (
    <FormSection title={t('size')} reason={t('sizeReason')}>
      <FieldPair>
        {few ? (
          <SegmentedSizes
            name="vcpus"
            label={t('vcpus')}
            limit={t('upTo', { limit: String(limits.maxVcpus) })}
            options={Array.from({ length: limits.maxVcpus }, (_, index) => ({
              value: String(index + 1),
              label: String(index + 1),
            }))}
            value={wish.vcpus}
            onChange={(vcpus) => change({ vcpus })}
            error={errors.vcpus}
          />
        ) : (
          <NumberInput
            label={t('vcpus')}
            min={1}
            max={limits.maxVcpus}
            clampBehavior="none"
            value={wish.vcpus}
            onChange={(vcpus) => change({ vcpus: String(vcpus) })}
            error={errors.vcpus}
          />
        )}
        <NumberInput
          label={`${t('disk')} · ${t('diskLimit', { min: limits.minDisk, max: limits.maxDisk })}`}
          suffix=" GiB"
          allowDecimal={false}
          clampBehavior="none"
          value={wish.disk}
          onChange={(disk) => change({ disk })}
          error={errors.disk}
        />
      </FieldPair>
      <SegmentedSizes
        name="memory"
        label={t('memory')}
        limit={t('upTo', { limit: mib(Math.max(...limits.memoryChoices)) })}
        options={limits.memoryChoices.map((size) => ({ value: String(size), label: mib(size) }))}
        value={wish.memory}
        onChange={(memory) => change({ memory })}
        error={errors.memory}
      />
    </FormSection>
  )
}
