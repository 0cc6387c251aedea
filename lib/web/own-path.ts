/** Where to go on: a path of this site only, so that nobody is sent elsewhere. */
export function ownPath(next: string | string[] | undefined): string {
  const path = Array.isArray(next) ? next[0] : next
  if (!path?.startsWith('/') || path.startsWith('//') || /[\\\p{Cc}]/u.test(path)) return '/'
  return path
}
