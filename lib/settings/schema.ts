import { z } from 'zod'
import { readFootLink } from './foot-links'

const httpUrl = z.url({ protocol: /^https?$/, error: 'url_invalid' })
const sizes = z.array(z.number().int().positive()).min(1)

/** What a site can change of the portal's behaviour; defaults are those of spec 4.3. */
export const settingsSchema = z.object({
  siteName: z.string().min(1).default('ganetimgr'),
  mailPrefix: z.string().max(40).default('[ganetimgr]'),
  /** Who hears of new applications and of created and failed instances, besides the reviewers themselves. */
  managers: z.array(z.email()).default([]),
  /** MiB */
  memoryChoices: sizes.default([512, 768, 1024, 1500, 2048, 3072, 4096]),
  maxVcpus: z.number().int().min(1).max(256).default(4),
  /** GiB */
  minDisk: z.number().int().min(1).default(2),
  /** GiB */
  maxDisk: z.number().int().min(1).default(50),
  /** GiB */
  initialDisk: z.number().int().min(1).default(5),
  askOrganization: z.boolean().default(true),
  askContact: z.boolean().default(true),
  /** Offer the operating systems of the clusters themselves besides the image catalogues. */
  offerClusterOs: z.boolean().default(true),
  /** A session without a request for so long ends. */
  sessionIdleHours: z.number().int().min(1).max(2160).default(12),
  /** A session ends so long after the sign-in, used or not. */
  sessionMaxHours: z.number().int().min(1).max(2160).default(168),
  /** Who has a right over others must have a second factor to go on. */
  staffSecondFactor: z.boolean().default(false),
  registrationOpen: z.boolean().default(true),
  /** How long the link lasts that proves the address of who asks for an account. */
  registrationDays: z.number().int().min(1).max(90).default(10),
  /** Who hears of people that ask for an account, besides those who manage users. */
  registrationManagers: z.array(z.email()).default([]),
  /** How long a mailed link to a new password lasts. */
  resetHours: z.number().int().min(1).max(72).default(2),
  /** The widest network that an isolated instance may be allowed (spec 4.12). */
  whitelistMinPrefixV4: z.number().int().min(0).max(32).default(26),
  whitelistMinPrefixV6: z.number().int().min(0).max(128).default(64),
  /** Who has not been here for so many days is idle. */
  idleDays: z.number().int().min(1).max(3650).default(180),
  /** Whether the idle are reminded by mail, once each time. */
  idleReminders: z.boolean().default(true),
  /** Minutes without a key or the mouse after which a console is closed. */
  consoleIdle: z.number().int().min(1).max(1440).default(30),
  /** Minutes after which a console is closed in any case. */
  consoleLifetime: z.number().int().min(1).max(10_080).default(720),
  /** Consoles that one person may have open at a time. */
  consolesPerUser: z.number().int().min(1).max(100).default(8),
  /** How long a mailed confirmation can be used, in hours. */
  confirmationHours: z.number().int().min(1).max(168).default(24),
  /** Whether owners may change the size of their instances within the limits above and below; else they only ask for it. */
  ownersResize: z.boolean().default(true),
  /** GiB: of all disks of an instance together, as far as its owner may grow them. */
  maxDisksTotal: z.number().int().min(1).default(100),
  maxDisks: z.number().int().min(1).max(16).default(4),
  maxNics: z.number().int().min(1).max(8).default(2),
  /** Ports besides 80 and 443 on which an image of a CD-ROM is looked for. */
  cdromPorts: z.array(z.number().int().min(1).max(65535)).default([]),
  /** Hosts of one's own network, by name or address, from which an image of a CD-ROM may come. */
  cdromHosts: z.array(z.string().min(1)).default([]),
  /** Whether everyone may register OAuth clients of their own; else administrators do. */
  oauthClientsOpen: z.boolean().default(true),
  /** Minutes that an access token lasts which can be refreshed. */
  oauthAccessMinutes: z.number().int().min(5).max(1440).default(60),
  /** Hours that a token of the implicit grant lasts. */
  oauthImplicitHours: z.number().int().min(1).max(1680).default(12),
  /** Days without use after which a refresh token ends. */
  oauthRefreshDays: z.number().int().min(1).max(365).default(30),
  /** Whether `access_token` in an address is taken, as by ganetimgr; else only in the Authorization header. */
  oauthTokenInAddress: z.boolean().default(true),
  /** The longest that a personal token may last, in days. */
  tokenMaxDays: z.number().int().min(1).max(3650).default(365),
  /** Of each program of a person. */
  apiRequestsPerMinute: z.number().int().min(10).max(100_000).default(600),
  /** To the API without a token, and to the token endpoint and its neighbours: from one network. */
  strangerRequestsPerMinute: z.number().int().min(10).max(100_000).default(120),
  /** Of a person's programs, in each process of the portal. */
  apiStreamsAtOnce: z.number().int().min(1).max(1000).default(20),
  /** Hosts of one's own network, by name or address, to which webhooks may be sent, also without TLS. */
  webhookHosts: z.array(z.string().min(1)).default([]),
  termsUrl: z.union([z.url(), z.literal('')]).default(''),
  /** The site's own colour, #rrggbb; empty: the portal's. */
  accent: z.union([z.string().regex(/^#[0-9a-f]{6}$/i, 'accent_invalid'), z.literal('')]).default(''),
  contactEmail: z.union([z.email('email_invalid'), z.literal('')]).default(''),
  helpdeskUrl: z.union([httpUrl, z.literal('')]).default(''),
  /** As readFootLink reads them. */
  footLinks: z
    .array(
      z
        .string()
        .trim()
        .max(400, 'too_long')
        .refine((line) => line === '' || readFootLink(line) !== null, 'foot_link_invalid'),
    )
    .max(30)
    .transform((lines) => lines.filter(Boolean))
    .default([]),
  /** Of news; fetched by the worker. */
  feedUrl: z.union([httpUrl, z.literal('')]).default(''),
  /** A counter of visits, and the site's name there. */
  statsScript: z.union([z.url({ protocol: /^https$/, error: 'script_invalid' }), z.literal('')]).default(''),
  statsSite: z.string().trim().max(200, 'too_long').default(''),
})

export type Settings = z.output<typeof settingsSchema>
export type SettingKey = keyof Settings
