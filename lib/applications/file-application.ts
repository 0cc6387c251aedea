import type { Ctx, PersonCtx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { randomToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { offeredSystems } from '@/lib/images/systems'
import { readSettings } from '@/lib/settings/queries'
import { tell } from './events'
import { mailFiled } from './mails'
import { isNameClash, nameTaken, requireFreeName } from './names'
import { type ApplicationInput, applicationSchema } from './schema'

export async function fileApplication(ctx: Ctx, input: ApplicationInput): Promise<{ id: number }> {
  const personCtx = requireOwner(ctx, 'applications:write')
  try {
    return await db.$transaction(async (tx) => {
      const { id } = await insertApplication(tx, personCtx, input)
      await mailFiled(tx, id)
      return { id }
    })
  } catch (error) {
    throw isNameClash(error) ? nameTaken() : error
  }
}

export async function insertApplication(tx: Tx, ctx: PersonCtx, input: ApplicationInput) {
  const data = await checkedWish(tx, ctx, input, null)
  const application = await tx.application.create({
    data: { ...data, nameHeld: data.hostname, applicantId: ctx.actor.id, cookie: randomToken(24), filedAt: ctx.now },
  })
  await rememberDefaults(tx, ctx.actor.id, data)
  await tell(tx, ctx, application, 'filed')
  return application
}

/** The wish as columns, checked against everything that the form alone cannot know. */
export async function checkedWish(tx: Tx, ctx: PersonCtx, input: ApplicationInput, applicationId: number | null) {
  const settings = await readSettings(tx)
  const { acceptTerms: _, ...data } = parse(applicationSchema(settings), input)
  await requireFreeName(tx, data.hostname, applicationId)
  if (!(await offeredSystems(tx)).some((system) => system.key === data.os))
    throw invalid({ os: { code: 'os_not_offered' } })
  if (data.networkId !== null) await requireNetwork(tx, ctx, data.networkId)
  if (data.organizationId !== null && !(await tx.organization.findUnique({ where: { id: data.organizationId } })))
    throw invalid({ organizationId: { code: 'invalid_value' } })
  return data
}

/** A network is the applicant's to choose only through a group of theirs (spec S10). */
async function requireNetwork(tx: Tx, { actor }: PersonCtx, id: number): Promise<void> {
  const network = await tx.network.findFirst({
    where: {
      id,
      groups: { some: { id: { in: [...actor.groupIds] } } },
      cluster: { disabled: false, creationDisabled: false },
    },
  })
  if (!network) throw invalid({ networkId: { code: 'network_not_offered' } })
}

/** What the profile lacks is taken over for the next time. */
async function rememberDefaults(tx: Tx, id: number, wish: { organizationId: number | null; contactPhone: string }) {
  if (wish.organizationId !== null)
    await tx.user.updateMany({ where: { id, organizationId: null }, data: { organizationId: wish.organizationId } })
  if (wish.contactPhone !== '')
    await tx.user.updateMany({ where: { id, phone: '' }, data: { phone: wish.contactPhone } })
}
