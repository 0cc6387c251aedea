'use client'

import { Button, Checkbox } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { FormSection } from '@/components/forms/form-section'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { GibInput } from './gib-input'
import classes from './resize.module.css'
import type { ResizePart } from './resize-wish'

const FIRST_MIB = 5 * 1024

/** The present disks, which only grow, and one to add or remove. */
export function ResizeDisks({ data: { present, on }, wish, change, errors }: ResizePart) {
  const t = useTranslations('resize')
  const { mib } = useSizes()
  const { addDisk, removeDisk } = wish
  const resized = (at: number, size: number) => wish.disks.map((before, index) => (index === at ? size : before))
  const whyNot = removeDisk !== null ? t('oneDisk') : present.diskTemplate === 'diskless' ? t('diskless') : undefined
  return (
    <FormSection title={t('disks')} reason={t('disksReason')}>
      {[...wish.disks.entries()].map(([number, size]) => (
        <div key={number} className={classes.row}>
          <GibInput
            label={t('disk', { number })}
            description={t('now', { value: mib(present.disks[number] ?? 0) })}
            value={size}
            disabled={removeDisk === number}
            onChange={(mebibytes) => change({ disks: resized(number, mebibytes) })}
            error={errors[`disks.${number}`]}
          />
          <Checkbox
            label={t('remove')}
            aria-label={t('removeDisk', { number })}
            description={on ? t('removeNeedsStopped') : undefined}
            checked={removeDisk === number}
            disabled={on || addDisk !== null}
            onChange={(event) =>
              change({
                removeDisk: event.currentTarget.checked ? number : null,
                disks: resized(number, present.disks[number] ?? 0),
              })
            }
            error={removeDisk === number ? errors.removeDisk : undefined}
          />
        </div>
      ))}
      {addDisk === null ? (
        <div>
          <ReasonedButton
            variant="default"
            leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />}
            disabledReason={whyNot}
            onClick={() => change({ addDisk: FIRST_MIB })}
          >
            {t('addDisk')}
          </ReasonedButton>
        </div>
      ) : (
        <div className={classes.row}>
          <GibInput
            label={t('newDisk')}
            value={addDisk}
            onChange={(size) => change({ addDisk: size })}
            error={errors.addDisk}
          />
          <Button
            variant="default"
            leftSection={<IconX size={15} stroke={1.75} aria-hidden />}
            onClick={() => change({ addDisk: null })}
          >
            {t('notAfterAll')}
          </Button>
        </div>
      )}
    </FormSection>
  )
}
