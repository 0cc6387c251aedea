/** MiB; null where no node has told. */
export type Room = {
  memoryFree: number | null
  memoryTotal: number | null
  diskFree: number | null
  diskTotal: number | null
}

/** What the nodes have together. */
export function roomOf(nodes: readonly Room[]): Room {
  const sum = (key: keyof Room) => {
    const told = nodes.flatMap((node) => node[key] ?? [])
    return told.length === 0 ? null : told.reduce((total, value) => total + value, 0)
  }
  return {
    memoryFree: sum('memoryFree'),
    memoryTotal: sum('memoryTotal'),
    diskFree: sum('diskFree'),
    diskTotal: sum('diskTotal'),
  }
}
