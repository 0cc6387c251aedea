/** How far a job is, by the last line of its log that tells: 0–100, or null. Ganeti: "device disk/0: 35.70% done, ...". */
export function percentOf(log: readonly { text: string }[]): number | null {
  const told = log.toReversed().flatMap(({ text }) => /\b(\d{1,3})(?:\.\d+)? ?%/.exec(text)?.[1] ?? [])[0]
  return told === undefined ? null : Math.min(100, Number(told))
}
