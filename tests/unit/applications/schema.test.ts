import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applicationSchema, type Limits, planSchema, reasonSchema } from '@/lib/applications/schema'
import { AppError } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { hostnameSchema } from '@/lib/instances/hostname'

const limits: Limits = {
  memoryChoices: [512, 1024],
  maxVcpus: 4,
  minDisk: 2,
  maxDisk: 50,
  initialDisk: 5,
  askOrganization: true,
  askContact: true,
}
const good = {
  hostname: 'www.example.org',
  memory: '1024',
  vcpus: '2',
  disk: '5',
  os: 'os:noop',
  comments: 'why',
  organizationId: '3',
  acceptTerms: true,
}
/** The wrong fields of an input, as a verb would tell them. */
function errorsOf(schema: Parameters<typeof parse>[0], input: unknown) {
  try {
    parse(schema, input)
    return {}
  } catch (error) {
    if (error instanceof AppError) return error.fields
    throw error
  }
}
const codes = (changes: Record<string, unknown>, asked: Partial<Limits> = {}) => {
  const errors = errorsOf(applicationSchema({ ...limits, ...asked }), { ...good, ...changes })
  return Object.fromEntries(Object.entries(errors).map(([field, { code }]) => [field, code]))
}
const hostname = (text: string) => hostnameSchema.safeParse(text)

test('names: lower case, without the root’s dot, qualified', () => {
  expect(hostname(' WWW.Example.ORG.. ').data).toBe('www.example.org')
  const label = 'a'.repeat(63)
  expect(hostname(`${label}.gr`).success).toBe(true)
  for (const [text, code] of [
    ['', 'required'],
    ['...', 'required'],
    ['www', 'hostname_not_qualified'],
    ['a..b', 'hostname_invalid'],
    ['.a.b', 'hostname_invalid'],
    ['-a.b', 'hostname_invalid'],
    ['a-.b', 'hostname_invalid'],
    ['a_b.gr', 'hostname_invalid'],
    ['ελλάδα.gr', 'hostname_invalid'],
    ['a b.gr', 'hostname_invalid'],
    ['a.b/../c', 'hostname_invalid'],
    [`a${label}.gr`, 'hostname_invalid'],
    [`${'a.'.repeat(126)}ab`, 'hostname_long'],
  ] as const)
    expect(hostname(text).error?.issues[0]?.message, text).toBe(code)
})

test('every name that is taken is one that DNS takes, and stays as it is when taken again', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'B', '0', '-', '.', '_', ' ', 'λ', '\n'), maxLength: 80 })
  fc.assert(
    fc.property(text, (input) => {
      const { data } = hostname(input)
      if (data === undefined) return
      expect(data).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/)
      expect(hostname(data).data).toBe(data)
    }),
    { seed: 2, numRuns: 2000 },
  )
  fc.assert(
    fc.property(fc.domain(), (name) => {
      expect(hostname(name).data).toBe(name.toLowerCase())
    }),
    { seed: 3 },
  )
})

test('numbers of a form are text, and whole', () => {
  const parsed = applicationSchema(limits).parse(good)
  expect(parsed).toMatchObject({ memory: 1024, vcpus: 2, disk: 5, organizationId: 3, networkId: null })
  expect(codes({ vcpus: 1.5, disk: '2.5' })).toEqual({ vcpus: 'not_whole', disk: 'not_whole' })
  expect(codes({ memory: 'x', vcpus: 'x', disk: 'x' })).toEqual({
    memory: 'required',
    vcpus: 'required',
    disk: 'required',
  })
  expect(codes({ memory: '', vcpus: '' })).toEqual({ memory: 'required', vcpus: 'required' })
})

test('limits are inclusive', () => {
  for (const changes of [{ vcpus: 1 }, { vcpus: 4 }, { disk: 2 }, { disk: 50 }, { memory: 512 }])
    expect(codes(changes)).toEqual({})
  for (const changes of [{ vcpus: 0 }, { disk: 1 }]) expect(Object.values(codes(changes))).toEqual(['too_small'])
  for (const changes of [{ vcpus: 5 }, { disk: 51 }]) expect(Object.values(codes(changes))).toEqual(['too_big'])
  expect(codes({ memory: 513 })).toEqual({ memory: 'memory_not_offered' })
})

test('a limit that is passed is said with its number', () => {
  expect(errorsOf(applicationSchema(limits), { ...good, disk: 51, vcpus: 0 })).toEqual({
    disk: { code: 'too_big', values: { limit: 50 } },
    vcpus: { code: 'too_small', values: { limit: 1 } },
  })
})

test('who is responsible, in each of the four ways of asking', () => {
  const contact = { contactName: 'A', contactEmail: 'a@example.org', contactPhone: '1' }
  const all = { contactName: 'required', contactEmail: 'required', contactPhone: 'required' }
  const none = { organizationId: '' }
  expect(codes({ ...none, ...contact })).toEqual({})
  expect(codes({ ...none, ...contact, contactPhone: '', comments: '' })).toEqual({
    comments: 'required',
    contactPhone: 'required',
  })
  expect(codes(none)).toEqual({ organizationId: 'required' })
  expect(codes({ ...none, contactPhone: '1' })).toEqual({ contactName: 'required', contactEmail: 'required' })
  expect(codes({ ...none, ...contact }, { askContact: false })).toEqual({ organizationId: 'required' })
  expect(codes({}, { askOrganization: false })).toEqual(all)
  expect(codes(contact, { askOrganization: false })).toEqual({})
  expect(codes(none, { askOrganization: false, askContact: false })).toEqual({})
})

test('an id is a whole number that the database can hold, or nothing', () => {
  for (const id of ['', null, undefined]) expect(codes({ networkId: id })).toEqual({})
  for (const id of [0, -1, 1.5, 'x', 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])
    expect(codes({ networkId: id }), String(id)).toEqual({ networkId: 'invalid_value' })
})

test('words: some, and not too many', () => {
  expect(codes({ comments: ' \n ' })).toEqual({ comments: 'required' })
  expect(codes({ comments: 'x'.repeat(4001) })).toEqual({ comments: 'too_long' })
  expect(codes({ contactEmail: 'nobody' })).toEqual({ contactEmail: 'email_invalid' })
  expect(codes({ contactPhone: '1'.repeat(65) })).toEqual({ contactPhone: 'too_long' })
  expect(codes({ acceptTerms: false })).toEqual({ acceptTerms: 'terms_not_accepted' })
  expect(reasonSchema.safeParse('  ').error?.issues[0]?.message).toBe('reason_required')
})

test('what comes from a browser may be anything, and is refused as data', () => {
  const schema = applicationSchema(limits)
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (one, two) => {
      for (const field of Object.keys(good)) schema.safeParse({ ...good, [field]: one })
      schema.safeParse(two)
      planSchema.safeParse(one)
    }),
    { seed: 4, numRuns: 300 },
  )
})

test('a plan: all is the reviewer’s, nothing is left open', () => {
  const plan = {
    hostname: 'A.example.org',
    memory: 1,
    vcpus: 1,
    disk: 0,
    os: 'os:noop',
    clusterId: '7',
    nodeGroup: 'default',
    network: 'gnt:public',
    diskTemplate: 'diskless',
  }
  expect(planSchema.parse(plan)).toEqual({
    ...plan,
    hostname: 'a.example.org',
    clusterId: 7,
    mailServer: false,
    organizationId: null,
    volumeGroup: '',
    hypervisor: '',
    start: true,
  })
  for (const field of [
    'hostname',
    'memory',
    'vcpus',
    'disk',
    'os',
    'clusterId',
    'nodeGroup',
    'network',
    'diskTemplate',
  ]) {
    const { [field as keyof typeof plan]: _, ...rest } = plan
    expect(Object.keys(errorsOf(planSchema, rest)), field).toEqual([field])
  }
})
