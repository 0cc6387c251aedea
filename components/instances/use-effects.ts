import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import type { ResizePresent } from '@/lib/instances/resize-data'
import type { Resize } from '@/lib/instances/schema'

export type Effect = { key: string; text: string; loses?: boolean }

/** What a wish changes, in words: "Memory: 2 GiB → 4 GiB". */
export function useEffects() {
  const t = useTranslations('resize')
  const { mib } = useSizes()
  return (present: ResizePresent, wish: Resize, networkName: (key: string) => string): Effect[] => {
    const least = wish.minMemory ?? wish.memory
    const mac = wish.removeNic
    return [
      ...differs('vcpus', wish.vcpus !== present.vcpus, () =>
        t('effect.vcpus', { from: present.vcpus, to: wish.vcpus }),
      ),
      ...differs('memory', wish.memory !== present.memory, () =>
        t('effect.memory', { from: mib(present.memory), to: mib(wish.memory) }),
      ),
      ...differs('minMemory', least !== present.minMemory && least !== wish.memory, () =>
        t('effect.minMemory', { from: mib(present.minMemory), to: mib(least) }),
      ),
      ...wish.disks.flatMap((size, number) => {
        const from = present.disks[number] ?? 0
        return differs(`disk${number}`, size > from, () => t('effect.grow', { number, from: mib(from), to: mib(size) }))
      }),
      ...differs('addDisk', wish.addDisk !== null, () => t('effect.addDisk', { size: mib(wish.addDisk ?? 0) })),
      ...differs(
        'removeDisk',
        wish.removeDisk !== null,
        () =>
          t('effect.removeDisk', {
            number: wish.removeDisk ?? 0,
            size: mib(present.disks[wish.removeDisk ?? 0] ?? 0),
          }),
        true,
      ),
      ...differs('addNic', wish.addNic !== null, () => t('effect.addNic', { network: networkName(wish.addNic ?? '') })),
      ...differs('removeNic', mac !== null, () =>
        t('effect.removeNic', {
          number: present.nics.findIndex((nic) => nic.mac === mac),
          address: present.nics.find((nic) => nic.mac === mac)?.ip ?? mac ?? '',
        }),
      ),
    ]
  }
}

const differs = (key: string, is: boolean, text: () => string, loses = false): Effect[] =>
  is ? [{ key, text: text(), loses }] : []
