import { z } from 'zod'

/** Ganeti's tag alphabet (FACTS, "Writing") without the separator `:` and the path separator. */
const USERNAME = /^[A-Za-z0-9_.+@-]+$/

/** `PREFIX:user:NAME` must stay within the 128 characters of a Ganeti tag. */
const usernameSchema = z
  .string()
  .trim()
  .min(1, 'required')
  .max(64, 'username_long')
  .refine((name) => name === '' || USERNAME.test(name), 'username_alphabet')

/** Group names become tags too. */
export const groupNameSchema = z.string().pipe(usernameSchema)

/** What a column of ids can hold. */
const rowId = z
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1, 'invalid_value')

export const groupSchema = z.object({
  name: groupNameSchema,
  memberIds: z.array(rowId).max(10_000).default([]),
})
export type GroupInput = z.input<typeof groupSchema>

export const passwordSchema = z.string().min(10, 'password_short').max(1024, 'password_long')

/** No person fills in the form for an account in less. */
export const LEAST_FILLING_MS = 3_000

const emailSchema = z.string().trim().pipe(z.email('email_invalid').max(254, 'email_invalid'))
const name = z.string().trim().max(150, 'too_long')
const phone = z.string().trim().max(64, 'too_long').default('')
const organizationId = rowId.nullable().default(null)

export const createUserSchema = z.object({
  username: usernameSchema,
  email: emailSchema,
  firstName: name.default(''),
  lastName: name.default(''),
  phone,
  locale: z.enum(['en', 'el']).nullable().default(null),
  password: passwordSchema.nullable(),
  isSuperuser: z.boolean().default(false),
  organizationId,
  groupIds: z.array(rowId).max(1000).default([]),
})

export type CreateUserInput = z.input<typeof createUserSchema>

/** Of someone whom a directory or a provider vouches for. */
export const directoryUserSchema = z.object({
  username: usernameSchema,
  email: emailSchema,
  firstName: z
    .string()
    .trim()
    .transform((text) => text.slice(0, 150)),
  lastName: z
    .string()
    .trim()
    .transform((text) => text.slice(0, 150)),
})

/** Why someone is not let in whom a directory or a provider vouches for, or may; each has its text under `errors`. */
export const DIRECTORY_REFUSALS = [
  'directory_down',
  'directory_name',
  'directory_name_taken',
  'directory_email',
  'directory_email_known',
  'oidc_failed',
  'database_unavailable',
] as const
export type DirectoryRefusal = (typeof DIRECTORY_REFUSALS)[number]
export const isDirectoryRefusal = (code: string): code is DirectoryRefusal =>
  DIRECTORY_REFUSALS.some((refusal) => refusal === code)

export const sessionIdSchema = z.uuid()

export const changePasswordSchema = z.object({
  current: z.string().min(1, 'required').max(1024, 'password_long'),
  password: passwordSchema,
})
export type ChangePasswordInput = z.input<typeof changePasswordSchema>

/** Empty where the account has no password. */
export const proofSchema = z.object({ password: z.string().max(1024, 'password_long') })
export type ProofInput = z.input<typeof proofSchema>

/** Of an authenticator app; apps show it in two groups. */
export const codeSchema = z.object({
  code: z
    .string()
    .transform((code) => code.replaceAll(/\s/g, ''))
    .refine((code) => /^\d{6}$/.test(code), 'code_form'),
})

export const passkeyIdSchema = z.string().min(1).max(1400)
const base64url = z.string().max(100_000)
/** None is asked for. */
const noExtensions = z.unknown().transform(() => ({}))

/** What a browser answers (WebAuthn, 5.1: RegistrationResponseJSON), as far as it is read. */
export const passkeySchema = z.object({
  name: z.string().trim().min(1, 'required').max(60, 'too_long'),
  response: z.object({
    id: passkeyIdSchema,
    rawId: passkeyIdSchema,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z.array(z.string().max(40)).max(10).default([]),
    }),
    clientExtensionResults: noExtensions,
  }),
})
export type PasskeyInput = z.input<typeof passkeySchema>

/** AuthenticationResponseJSON. */
export const assertionSchema = z.object({
  id: passkeyIdSchema,
  rawId: passkeyIdSchema,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  clientExtensionResults: noExtensions,
})
export type Assertion = z.output<typeof assertionSchema>

export const registrationSchema = z.object({
  /** One that asks for an account has no reason to bear an address as a name. */
  username: usernameSchema.refine((username) => !username.includes('@'), 'username_at'),
  email: emailSchema,
  firstName: name.min(1, 'required'),
  lastName: name.min(1, 'required'),
  phone,
  organizationId,
  password: passwordSchema,
  acceptTerms: z.boolean().refine(Boolean, 'terms_not_accepted'),
  /** Not shown to people; programs that fill in forms fill it in. */
  website: z.string().max(1000).default(''),
  /** What a service against programs gave, where the site has one. */
  captcha: z.string().max(20_000).default(''),
  /** When the form was drawn up, sealed. */
  begun: z.string().max(1000),
})
export type RegistrationInput = z.input<typeof registrationSchema>

export const addressSchema = z.object({ email: emailSchema })
export const tokenSchema = z.string().min(20).max(200)

export const rejectionSchema = z.object({
  id: z.number().int(),
  reason: z.string().trim().min(1, 'reason_required').max(2000, 'too_long'),
})
export type RejectionInput = z.input<typeof rejectionSchema>

export const resetSchema = z.object({ token: tokenSchema, password: passwordSchema })
export type ResetInput = z.input<typeof resetSchema>

export const changeEmailSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, 'required').max(1024, 'password_long'),
})
export type ChangeEmailInput = z.input<typeof changeEmailSchema>

/** Kinds of mail that a person may do without; those about the account's safety are always sent. */
export const NOTICES = ['applications', 'reviews', 'registrations', 'reminders', 'notifications'] as const
export type Notice = (typeof NOTICES)[number]
/** What is mailed whatever is chosen; each has its words under `profile.always`. */
export const ALWAYS_SENT = ['account', 'owners', 'confirmations', 'destroyed', 'urgent', 'webhooks'] as const

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

export const detailsSchema = z.object({
  firstName: name.min(1, 'required'),
  lastName: name.min(1, 'required'),
  phone,
  organizationId,
})
export type DetailsInput = z.input<typeof detailsSchema>

export const preferencesSchema = z.object({
  /** Null: the site's. */
  timeZone: z.string().max(64).refine(isTimeZone, 'time_zone_unknown').nullable(),
  /** Null: as the system. */
  theme: z.enum(['light', 'dark']).nullable(),
  mutedMails: z.array(z.enum(NOTICES)).max(NOTICES.length),
})
export type PreferencesInput = z.input<typeof preferencesSchema>

/** No defaults: what is left out must stay as it is. */
export const updateUserSchema = z
  .object({
    email: emailSchema,
    firstName: name,
    lastName: name,
    phone: z.string().trim().max(64, 'too_long'),
    organizationId: rowId.nullable(),
    locale: z.enum(['en', 'el']).nullable(),
    isSuperuser: z.boolean(),
    groupIds: z.array(rowId).max(1000),
  })
  .partial()
export type UpdateUserInput = z.input<typeof updateUserSchema>

const website = z.union([
  z.literal(''),
  z.url({ protocol: /^https?$/, message: 'website_invalid' }).max(300, 'too_long'),
])

export const organizationSchema = z.object({
  title: z.string().trim().min(1, 'required').max(200, 'too_long'),
  website: z.string().trim().pipe(website).default(''),
  email: z
    .string()
    .trim()
    .pipe(z.union([z.literal(''), z.email('email_invalid')]))
    .default(''),
  phone,
  /** The word in `PREFIX:org:TAG`; empty: its instances get no such tag. */
  tag: z
    .string()
    .trim()
    .max(64, 'username_long')
    .refine((tag) => tag === '' || USERNAME.test(tag), 'username_alphabet')
    .default('')
    .transform((tag) => tag || null),
})
export type OrganizationInput = z.input<typeof organizationSchema>
