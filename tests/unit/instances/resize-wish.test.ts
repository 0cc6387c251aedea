import { expect, test } from 'vitest'
import { typedOf, wishOf } from '@/components/instances/resize-wish'

const nic = (mac: string) => ({ name: null, mac, ip: null, mode: null, link: null, network: null })
const present = {
  vcpus: 1,
  memory: 1024,
  minMemory: 1024,
  disks: [10_240, 20_480],
  diskTemplate: 'plain',
  nics: [nic('aa:00:00:00:00:01'), nic('aa:00:00:00:00:02')],
}

test('what nobody changed follows the instance; what a person typed stays, however the page is renewed', () => {
  const typed = typedOf(present, { ...wishOf(present, {}), memory: 2048, disks: [10_240, 30_720] })
  const later = { ...present, vcpus: 4, memory: 1536, minMemory: 1536, disks: [15_360, 20_480, 5120] }
  expect(wishOf(later, typed)).toMatchObject({ vcpus: 4, memory: 2048, minMemory: null, disks: [15_360, 30_720, 5120] })
})

test('what was typed and taken back is nothing typed', () => {
  const typed = typedOf(present, { ...wishOf(present, { vcpus: 8 }), vcpus: 1 })
  expect(wishOf({ ...present, vcpus: 2 }, typed).vcpus).toBe(2)
})

test('a disk or NIC to remove that is gone is not removed', () => {
  const typed = typedOf(present, { ...wishOf(present, {}), removeDisk: 1, removeNic: 'aa:00:00:00:00:02' })
  expect(wishOf(present, typed)).toMatchObject({ removeDisk: 1, removeNic: 'aa:00:00:00:00:02' })
  const later = { ...present, disks: [10_240], nics: [nic('aa:00:00:00:00:01')] }
  expect(wishOf(later, typed)).toMatchObject({ removeDisk: null, removeNic: null, disks: [10_240] })
})
