/** As Ganeti takes names: exactly, or what stands before a dot when only one begins so. */
export function findByName<T>(items: Map<string, T>, name: string): T | undefined {
  const exact = items.get(name)
  if (exact !== undefined) return exact
  const matches = [...items.entries()].filter(([full]) => full.startsWith(`${name}.`))
  return matches.length === 1 ? matches[0]?.[1] : undefined
}
