/** How many instances the person with many owns, of all clusters together. */
export const MANY = 200
const PEOPLE = 1_000

/** The person with many, the one with none, the administrator, and everybody else. */
export const ALICE = 'alice'
export const NOBODY = 'nobody'
export const ROOT = 'root'
const others = Array.from({ length: PEOPLE - 3 }, (_, index) => `user${index}`)
export const everybody = [ALICE, NOBODY, ROOT, ...others]

/** Tags of the instances of one cluster: its share of the person with many, the others' dealt out in turn. */
export function tagsOf(instances: number, clusters: number): string[][] {
  const share = MANY / clusters
  return Array.from({ length: instances }, (_, index) => {
    const owner = index < share ? ALICE : others[index % others.length]
    return [`ganetimgr:user:${owner}`, `rack:${index % 40}`, ...(index % 10 === 0 ? ['backup:daily'] : [])]
  })
}
