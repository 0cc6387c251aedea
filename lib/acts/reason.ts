/** What goes into Ganeti's `reason`: who asked, and the act's id by which its job is found again. */
export const reasonOf = (actId: string, username: string) => `ganetimgr: act ${actId} by ${username}`

const ACT_ID = /\bact ([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b/

export function actIdIn(reason: readonly { text: string }[]): string | null {
  for (const { text } of reason) {
    const id = ACT_ID.exec(text)?.[1]
    if (id) return id
  }
  return null
}
