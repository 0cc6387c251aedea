import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const id = z.coerce
  .number('required')
  .int('required')
  .min(1, 'required')
  .max(2 ** 31 - 1, 'required')

export const networkSchema = z.object({
  description: z.string().trim().min(1, 'required').max(255, 'too_long'),
  clusterId: id,
  link: z
    .string()
    .trim()
    .min(1, 'required')
    .max(255, 'too_long')
    .regex(/^[\w.:@-]+$/, 'link_invalid'),
  mode: z.enum(['bridged', 'routed']),
  isDefault: z.boolean().default(false),
  ipv6Prefix: z
    .string()
    .trim()
    .refine((text) => text === '' || isSlaacPrefix(text), 'ipv6_prefix_invalid')
    .default(''),
  groupIds: z.array(id).default([]),
})
export type NetworkInput = z.input<typeof networkSchema>

/** SLAAC needs a /64 (RFC 4862, 5.5.3). */
function isSlaacPrefix(text: string): boolean {
  return ipaddr.IPv6.isValidCIDR(text) && ipaddr.IPv6.parseCIDR(text)[1] === 64
}
