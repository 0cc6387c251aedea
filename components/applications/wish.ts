/** What the form holds. Memory in MiB, disk in GiB; as text where a field is typed into. */
export type Wish = {
  hostname: string
  memory: string
  vcpus: string
  disk: string | number
  os: string
  mailServer: boolean
  networkId: string
  comments: string
  organizationId: string
  contactName: string
  contactEmail: string
  contactPhone: string
  acceptTerms: boolean
}

type Initial = { organizationId: number | null; contactName: string; contactEmail: string; contactPhone: string }
type Data = {
  limits: { memoryChoices: number[]; initialDisk: number }
  networks: { id: number }[]
  systems: { key: string }[]
  initial: Initial
}

export function emptyWish({ limits, networks, systems, initial }: Data): Wish {
  return {
    hostname: '',
    memory: String(limits.memoryChoices.find((size) => size >= 1024) ?? limits.memoryChoices[0] ?? ''),
    vcpus: '1',
    disk: limits.initialDisk,
    os: systems.length === 1 ? (systems[0]?.key ?? '') : '',
    mailServer: false,
    // The network of one's group is chosen already (administrator's guide, "Network Setup").
    networkId: String(networks[0]?.id ?? ''),
    comments: '',
    organizationId: String(initial.organizationId ?? ''),
    contactName: initial.contactName,
    contactEmail: initial.contactEmail,
    contactPhone: initial.contactPhone,
    acceptTerms: false,
  }
}

type Application = {
  hostname: string
  memory: number
  vcpus: number
  disk: number
  os: string
  mailServer: boolean
  networkId: number | null
  comments: string
  organizationId: number | null
  contactName: string
  contactEmail: string
  contactPhone: string
}

export const wishOf = (application: Application): Wish => ({
  hostname: application.hostname,
  memory: String(application.memory),
  vcpus: String(application.vcpus),
  disk: application.disk,
  os: application.os,
  mailServer: application.mailServer,
  networkId: String(application.networkId ?? ''),
  comments: application.comments,
  organizationId: String(application.organizationId ?? ''),
  contactName: application.contactName,
  contactEmail: application.contactEmail,
  contactPhone: application.contactPhone,
  acceptTerms: true,
})
