const AT_ONCE = 4

/** Does `work` for each, four at once for each key, so that one slow cluster holds up its own only. In the order given. */
export async function inParallel<T, R>(
  items: readonly T[],
  keyOf: (item: T) => number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<T, R>()
  const lines = new Map<number, T[]>()
  for (const item of items) lines.set(keyOf(item), [...(lines.get(keyOf(item)) ?? []), item])
  const worker = async (line: Iterator<T>) => {
    for (let next = line.next(); !next.done; next = line.next()) results.set(next.value, await work(next.value))
  }
  await Promise.all(
    [...lines.values()].flatMap((line) => {
      const iterator = line.values()
      return Array.from({ length: AT_ONCE }, () => worker(iterator))
    }),
  )
  return items.flatMap((item) => (results.has(item) ? [results.get(item) as R] : []))
}
