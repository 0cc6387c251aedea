import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { AppError, conflict, type FieldError, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { type Asked, actOn, type Step } from './act'
import { type Reached, reach } from './cdrom/reach'
import { configurationOf } from './configuration'
import { optionsOf } from './configuration-options'
import { refusalOf } from './policy'
import { refusalError } from './refusal'
import { untilRestart } from './restart'
import { type Configuration, configurationSchema } from './schema'
import { standingOf } from './standing'
import { type Place, readSubject } from './subject'

/**
 * Changes what the hypervisor shows to a machine: of each hypervisor only what it knows. A new CD-ROM is looked for before
 * anything is asked of Ganeti. Throws `invalid` with every bad field.
 */
export async function configureInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  const wish = await wishOf(ctx, place, input)
  return actOn(ctx, place, 'configure', (subject) => {
    if (wish instanceof AppError) throw wish
    const changes = changesOf(subject, wish)
    const { name } = subject
    const on = subject.now.state !== 'stopped' || subject.now.adminUp
    const step: Step = {
      kind: 'instance.configure',
      detail: changes,
      call: (rapi, reason) => rapi.instances.modify(name, { hvparams: changes }, { reason }),
    }
    return [on ? untilRestart(step) : step]
  })
}

/** Whether a CD-ROM can be fetched, asked by who may configure the instance. */
export async function checkCdrom(ctx: Ctx, place: Place, url: string): Promise<Reached> {
  const subject = await readSubject(db, ctx.actor, place)
  const refusal = refusalOf('configure', standingOf(ctx.actor, subject), subject.now)
  if (refusal) throw refusalError(refusal, place)
  const { cdromPorts, cdromHosts } = await readSettings(db)
  return reach(url, { ports: cdromPorts, hosts: cdromHosts })
}

/** As it will be written; for who may not, the refusal that `actOn` notes. */
async function wishOf(ctx: Ctx, place: Place, input: unknown): Promise<Configuration | AppError> {
  const subject = await readSubject(db, ctx.actor, place)
  const refusal = refusalOf('configure', standingOf(ctx.actor, subject), subject.now)
  if (refusal) return refusalError(refusal, place)
  const wish = parse(configurationSchema, input)
  return { ...wish, cdrom: await newCdrom(ctx, place, subject, wish.cdrom) }
}

/** What is there already is not looked for again. */
async function newCdrom(ctx: Ctx, place: Place, subject: Subject, url: string): Promise<string> {
  if (url === '' || url === configurationOf(subject).cdrom || !optionsOf(subject.hypervisor)?.cdrom) return url
  const found = await checkCdrom(ctx, place, url)
  if (!found.ok) throw invalid({ cdrom: { code: found.code, values: found.values ?? {} } })
  return found.href
}

type Subject = { hypervisor: string; hvparams: unknown }

/** In Ganeti's words, only what differs. */
function changesOf(subject: Subject, wish: Configuration): Record<string, string | boolean> {
  const options = optionsOf(subject.hypervisor)
  if (!options) throw conflict('nothing_to_configure', { hypervisor: subject.hypervisor })
  const present = configurationOf(subject)
  const fields: Record<string, FieldError> = {}
  const among = (field: keyof Configuration, offered: readonly string[]) => {
    const value = String(wish[field])
    if (value !== present[field] && !offered.includes(value)) fields[field] = { code: 'choice_not_offered' }
  }
  among('nicType', options.nicTypes)
  among('diskType', options.diskTypes)
  among('bootOrder', options.bootOrders)
  if (!options.cdrom && wish.cdrom !== present.cdrom) fields.cdrom = { code: 'cdrom_not_offered' }
  if (wish.bootOrder === 'cdrom' && wish.cdrom === '') fields.bootOrder = { code: 'boot_needs_cdrom' }
  if (Object.keys(fields).length > 0) throw invalid(fields)
  const changes = {
    ...(wish.nicType === present.nicType ? {} : { nic_type: wish.nicType }),
    ...(wish.diskType === present.diskType ? {} : { disk_type: wish.diskType }),
    ...(wish.bootOrder === present.bootOrder ? {} : { boot_order: wish.bootOrder }),
    ...(wish.cdrom === present.cdrom ? {} : { cdrom_image_path: wish.cdrom }),
    ...(wish.localTime === present.localTime ? {} : { use_localtime: wish.localTime }),
  }
  if (Object.keys(changes).length === 0) throw conflict('nothing_to_change')
  return changes
}
