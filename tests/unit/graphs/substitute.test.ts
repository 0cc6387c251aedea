import { expect, test } from 'vitest'
import { DEFAULT_QUERIES, queriesSchema } from '@/lib/graphs/schema'
import { substitute } from '@/lib/graphs/substitute'

const names = { instance: 'web1.example.org', cluster: 'alpha', node: 'node1', uuid: 'u-1', windowS: 119.2 }

test('names stand in labels as they are, in expressions without wildcards; the window in seconds', () => {
  expect(substitute('up{instance="{{instance}}", node!="{{node}}"}', names)).toBe(
    'up{instance="web1.example.org", node!="node1"}',
  )
  expect(substitute('rate(a{i=~"{{instance}}(:[0-9]+)?"}[{{window}}])', names)).toBe(
    String.raw`rate(a{i=~"web1\\.example\\.org(:[0-9]+)?"}[120s])`,
  )
})

test('a name that could end its literal is never put in', () => {
  for (const instance of ['a"} or up{x="', 'a\\', 'a\nb', 'a{{node}}'])
    expect(() => substitute('up{instance="{{instance}}"}', { ...names, instance })).toThrow('no label can hold')
})

const accepts = (cpu: string) => queriesSchema.safeParse({ ...DEFAULT_QUERIES, cpu }).success

test('placeholders are known, and within quotes but for the window', () => {
  expect(queriesSchema.safeParse(DEFAULT_QUERIES).success).toBe(true)
  expect(accepts('up{instance="{{instance}}:9100"}')).toBe(true)
  expect(accepts('rate(up[{{window}}])')).toBe(true)
  expect(accepts('{{instance}}')).toBe(false)
  expect(accepts('up{instance={{instance}}}')).toBe(false)
  expect(accepts('up{instance="{{password}}"}')).toBe(false)
  expect(accepts('up{instance="a\\"{{instance}}"}')).toBe(true)
  expect(accepts('up offset {{window}}')).toBe(false)
  expect(accepts('')).toBe(false)
})
