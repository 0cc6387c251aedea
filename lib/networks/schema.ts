import ipaddr from 'ipaddr.js'
import { z } from 'zod'

export const networkSchema = z.object({
  description: z.string().trim().min(1, 'required').max(255, 'too_long'),
  clusterId: z.coerce.number().int(),
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
  groupIds: z.array(z.coerce.number().int()).default([]),
})
export type NetworkInput = z.input<typeof networkSchema>

/** SLAAC needs a /64 (RFC 4862, 5.5.3). */
function isSlaacPrefix(text: string): boolean {
  return ipaddr.IPv6.isValidCIDR(text) && ipaddr.IPv6.parseCIDR(text)[1] === 64
}
