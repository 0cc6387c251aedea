import { expect, test } from 'vitest'
import { ownPath } from '@/lib/web/own-path'

test('a path of this site stays', () => {
  expect(ownPath('/instances/alpha/web1?tab=jobs#top')).toBe('/instances/alpha/web1?tab=jobs#top')
  expect(ownPath(['/review', '/other'])).toBe('/review')
})

test.each([
  undefined,
  '',
  'review',
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
])('nobody is sent on to %j', (next) => expect(ownPath(next)).toBe('/'))
