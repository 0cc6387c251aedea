import { z } from 'zod'
import { hostnameSchema } from '@/lib/instances/hostname'

/** The limits of the form (settings). Memory in MiB, disks in GiB. */
export type Limits = {
  memoryChoices: number[]
  maxVcpus: number
  minDisk: number
  maxDisk: number
  initialDisk: number
  askOrganization: boolean
  askContact: boolean
}

/** What a column of ids can hold. */
const isId = (value: number) => Number.isInteger(value) && value > 0 && value < 2 ** 31

const optionalId = z
  .union([z.number().int(), z.string()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : Number(value)))
  .refine((value) => value === null || isId(value), 'invalid_value')

const number = z.coerce.number('required')
/** An empty field is no zero. */
const typed = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const text = (limit: number) => z.string().trim().max(limit, 'too_long').default('')

/** Spec 4.3. What depends on the database (names taken, what is offered) is the verb's to check. */
export function applicationSchema(limits: Limits) {
  const fields = z.object({
    hostname: hostnameSchema,
    memory: typed(number.refine((value) => limits.memoryChoices.includes(value), 'memory_not_offered')),
    vcpus: typed(number.int('not_whole').min(1, 'too_small').max(limits.maxVcpus, 'too_big')),
    disk: typed(number.int('not_whole').min(limits.minDisk, 'too_small').max(limits.maxDisk, 'too_big')),
    os: z.string().min(1, 'required'),
    mailServer: z.boolean().default(false),
    networkId: optionalId,
    comments: z.string().trim().min(1, 'required').max(4000, 'too_long'),
    organizationId: optionalId,
    contactName: text(255),
    contactEmail: z.union([z.literal(''), z.email('email_invalid').max(254, 'email_invalid')]).default(''),
    contactPhone: text(64),
    acceptTerms: z.boolean().refine(Boolean, 'terms_not_accepted'),
  })
  // Asked although other fields are wrong, so that everything is said at once.
  const when = ({ value }: { value: unknown }) => typeof value === 'object' && value !== null
  return RESPONSIBLE.reduce(
    (schema, field) =>
      schema.refine((input) => !missing(input, limits).includes(field), { path: [field], message: 'required', when }),
    fields,
  )
}

export type ApplicationInput = z.input<ReturnType<typeof applicationSchema>>

const CONTACT = ['contactName', 'contactEmail', 'contactPhone'] as const
const RESPONSIBLE = ['organizationId', ...CONTACT] as const
type Responsible = Partial<Record<(typeof RESPONSIBLE)[number], string | number | null>>

/** Both asked: an organisation or a whole contact will do. One asked: that one. */
function missing(input: Responsible, { askOrganization, askContact }: Limits): string[] {
  const contact = CONTACT.filter((field) => !input[field])
  const organization = input.organizationId ? [] : ['organizationId']
  if (askOrganization && askContact) {
    if (organization.length === 0 || contact.length === 0) return []
    return contact.length === 3 ? organization : contact
  }
  return [...(askOrganization ? organization : []), ...(askContact ? contact : [])]
}

/** What is to be made of an application: everything in it is the reviewer's to change. Memory in MiB, disk in GiB. */
export const planSchema = z.object({
  hostname: hostnameSchema,
  memory: typed(number.int('not_whole').min(1, 'too_small')),
  vcpus: typed(number.int('not_whole').min(1, 'too_small')),
  disk: typed(number.int('not_whole').min(0, 'too_small')),
  os: z.string().min(1, 'required'),
  mailServer: z.boolean().default(false),
  organizationId: optionalId,
  clusterId: typed(number.refine(isId, 'required')),
  nodeGroup: z.string().min(1, 'required'),
  /** A NetworkChoice's key. */
  network: z.string().min(1, 'required'),
  diskTemplate: z.string().min(1, 'required'),
  /** Empty: the cluster's default. */
  volumeGroup: z.string().default(''),
  /** Empty: the cluster's default. */
  hypervisor: z.string().default(''),
  start: z.boolean().default(true),
})
export type PlanInput = z.input<typeof planSchema>
export type Plan = z.output<typeof planSchema>

export const commentsSchema = z.string().trim().max(4000, 'too_long').default('')
export const reasonSchema = z.string().trim().min(1, 'reason_required').max(4000, 'too_long')
