import { versionBefore } from '../version'

const since: [pattern: RegExp, major: number, minor: number][] = [
  [/^(be\/)?(min|max)mem$/, 2, 6],
  [/^be\/(spindle_use|always_failover)$/, 2, 6],
  [/^nic\.network/, 2, 7],
  [/^(nic|disk)\.(name|uuid)/, 2, 8],
  [/^nic\.vlan/, 2, 10],
  [/^(admin_state_source|forthcoming)$/, 2, 16],
]

/** Whether a version has a field of an instance; one that it does not know it marks as unknown. */
export function isKnownTo(version: string, field: string): boolean {
  return !since.some(([pattern, major, minor]) => pattern.test(field) && versionBefore(version, major, minor))
}
