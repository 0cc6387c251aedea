/** MiB as Ganeti's logs show it: `64M`, `1.1G`, `2.0T`. */
export function readableSize(mebibytes: number): string {
  if (mebibytes < 1024) return `${mebibytes}M`
  if (mebibytes < 1024 * 1024) return `${(mebibytes / 1024).toFixed(1)}G`
  return `${(mebibytes / 1024 / 1024).toFixed(1)}T`
}
