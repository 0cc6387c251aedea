/** Parameters with a value, each with all its values in order. */
export function parseQuery(url: string): Map<string, string[]> {
  const start = url.indexOf('?')
  const found = new Map<string, string[]>()
  if (start < 0) return found
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (value !== '') found.set(name, [...(found.get(name) ?? []), value])
  }
  return found
}
