/** What ganetimgr's tags say of an instance (spec 3.3); tags of others are left alone. */
export type InstanceTags = {
  owners: { kind: 'user' | 'group'; name: string }[]
  organizationTag: string | null
  applicationId: number | null
  services: string[]
  adminLocked: boolean
  isolated: boolean
  needsReboot: boolean
}

export function readInstanceTags(tags: readonly string[], prefix: string): InstanceTags {
  const ours = tags.filter((tag) => tag.startsWith(`${prefix}:`)).map((tag) => tag.slice(prefix.length + 1))
  const values = (key: string) =>
    ours.filter((tag) => tag.startsWith(`${key}:`)).map((tag) => tag.slice(key.length + 1))
  const application = Number(values('application')[0])
  return {
    owners: [
      ...unique(values('user')).map((name) => ({ kind: 'user' as const, name })),
      ...unique(values('group')).map((name) => ({ kind: 'group' as const, name })),
    ],
    organizationTag: values('org')[0] ?? null,
    applicationId: Number.isSafeInteger(application) && application > 0 && application < 2 ** 31 ? application : null,
    services: unique(values('service')),
    adminLocked: ours.includes('adminlock'),
    isolated: ours.includes('isolate'),
    needsReboot: ours.includes('needsreboot'),
  }
}

const unique = (names: string[]) => [...new Set(names)].filter(Boolean)
