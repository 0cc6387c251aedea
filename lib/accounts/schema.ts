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

export const passwordSchema = z.string().min(10, 'password_short').max(1024, 'password_long')

export const createUserSchema = z.object({
  username: usernameSchema,
  email: z.email('email_invalid').max(254, 'email_invalid'),
  firstName: z.string().trim().max(150, 'too_long').default(''),
  lastName: z.string().trim().max(150, 'too_long').default(''),
  phone: z.string().trim().max(64, 'too_long').default(''),
  locale: z.enum(['en', 'el']).nullable().default(null),
  password: passwordSchema.nullable(),
  isSuperuser: z.boolean().default(false),
})

export type CreateUserInput = z.input<typeof createUserSchema>

export const sessionIdSchema = z.uuid()

export const changePasswordSchema = z.object({
  current: z.string().min(1, 'required').max(1024, 'password_long'),
  password: passwordSchema,
})
export type ChangePasswordInput = z.input<typeof changePasswordSchema>
