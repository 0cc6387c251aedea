import { expect, test } from 'vitest'
import { slaacAddresses } from '@/lib/instances/slaac'

const nic = (link: string, mac: string | null = 'aa:00:00:12:34:56') => ({ mac, mode: 'routed', link })
const network = (clusterId: number, link: string, ipv6Prefix: string | null) => ({
  clusterId,
  mode: 'routed',
  link,
  ipv6Prefix,
})

test('the address is the prefix and the MAC, its universal bit turned', () => {
  expect(slaacAddresses(1, [nic('br0')], [network(1, 'br0', '2001:db8:0:7::/64')])).toEqual([
    '2001:db8:0:7:a800:ff:fe12:3456',
  ])
})

test('B14: a NIC of an unknown link does not shift the others, nor does another cluster’s link of the same name count', () => {
  const networks = [
    network(2, 'br1', '2001:db8:2::/64'),
    network(1, 'br1', '2001:db8:1::/64'),
    network(2, 'br0', '2001:db8:9::/64'),
  ]
  expect(slaacAddresses(1, [nic('br0'), nic('br1'), nic('br2')], networks)).toEqual([
    null,
    '2001:db8:1:0:a800:ff:fe12:3456',
    null,
  ])
})

test('another mode, no prefix or no MAC gives none', () => {
  const networks = [network(1, 'br0', null), { ...network(1, 'br1', '2001:db8:1::/64'), mode: 'bridged' }]
  expect(slaacAddresses(1, [nic('br0'), nic('br1'), nic('br2', null)], networks)).toEqual([null, null, null])
})
