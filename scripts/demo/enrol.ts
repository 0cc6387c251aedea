import type { Ctx } from '@/lib/access/actor'
import { createUser } from '@/lib/accounts/create-user'
import { grant } from '@/lib/accounts/grants'
import { addMember, createGroup } from '@/lib/accounts/groups'
import { db } from '@/lib/db/client'
import { emailOf, GROUP, members, PASSWORD, type Person, people } from './people'

/** Makes who is not there yet; whoever is there stays as somebody may have changed them. */
export async function enrol(ctx: Ctx): Promise<void> {
  for (const person of Object.values<Person>(people)) {
    const { username, firstName, lastName, locale, isSuperuser = false, rights = [] } = person
    if (await db.user.findUnique({ where: { username } })) continue
    const email = emailOf(person)
    await createUser(ctx, { username, email, firstName, lastName, locale, isSuperuser, password: PASSWORD })
    for (const permission of rights) await grant(ctx, { permission, to: { user: username } })
  }
  if (await db.group.findUnique({ where: { name: GROUP } })) return
  await createGroup(ctx, GROUP)
  for (const { username } of members) await addMember(ctx, GROUP, username)
}
