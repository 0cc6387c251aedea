/** Ganeti's OS parameters are strings: every other value goes as JSON (spec 4.6). */
export function encodeOsparams(params: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}

export type KeySource = { sshKeyUsers: string | null; sshKeyParam: string | null }

/**
 * How an image gets the applicant's keys (spec 4.8): by an address that the installer fetches, or as files in
 * img_personality. `keys` are authorized_keys lines.
 */
export function keyOsparams(image: KeySource, keys: readonly string[], keysUrl: string): Record<string, unknown> {
  if (image.sshKeyParam) return { [image.sshKeyParam]: keysUrl }
  if (!image.sshKeyUsers || keys.length === 0) return {}
  const contents = Buffer.from(keys.map((key) => `${key}\n`).join('')).toString('base64')
  const files = image.sshKeyUsers
    .split(/\s+/)
    .filter(Boolean)
    .map((entry) => {
      const [user = '', group, path] = entry.split(':')
      const home = user === 'root' ? '/root' : `/home/${user}`
      return {
        path: path || `${home}/.ssh/authorized_keys`,
        contents,
        owner: user,
        group: group ?? (user === 'root' ? '' : user),
        mode: 0o600,
      }
    })
  return { img_personality: files }
}
