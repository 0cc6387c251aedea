export type NetworkConnection = { group: string; mode: string; link: string; vlan?: string }

/**
 * The node groups that a network is connected to. Ganeti writes rows of `[group, mode, link]`, in later versions with a VLAN,
 * or texts such as `default(bridged, prv0)`, by version; what is neither is passed over.
 */
export function parseConnections(value: unknown): NetworkConnection[] {
  const entries = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  return entries.flatMap((entry) => {
    if (typeof entry === 'string') return parseText(entry)
    return Array.isArray(entry) ? toConnection(entry) : []
  })
}

function parseText(text: string): NetworkConnection[] {
  return [...text.matchAll(/([^\s,()]+)\s*\(([^()]*)\)/g)].flatMap(([, group, details]) =>
    toConnection([group, ...(details ?? '').split(',').map((part) => part.trim())]),
  )
}

function toConnection([group, mode, link, vlan]: unknown[]): NetworkConnection[] {
  if (!isText(group) || !isText(mode)) return []
  return [{ group, mode, link: isText(link) ? link : '', ...(isText(vlan) && { vlan }) }]
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
