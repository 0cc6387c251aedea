/** Whether a Ganeti version, such as `2.6.2`, is older than `major.minor`. */
export function versionBefore(version: string, major: number, minor: number): boolean {
  const [mine = 0, mineMinor = 0] = version.split('.').map(Number)
  return mine < major || (mine === major && mineMinor < minor)
}
