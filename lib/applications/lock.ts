import type { Tx } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { type ApplicationStep, allows } from './state'

/**
 * The application, its row locked until the transaction ends. Throws `conflict` when the step is not open to it any more,
 * or when it has changed since the version that the actor saw.
 */
export async function lockApplication(tx: Tx, id: number, step: ApplicationStep, version?: number) {
  await tx.$queryRaw`SELECT id FROM "Application" WHERE id = ${id} FOR UPDATE`
  const application = await tx.application.findUnique({ where: { id }, include: { network: true, applicant: true } })
  if (!application) throw notFound()
  if (!allows(application.status, step)) throw conflict('application_decided', { status: application.status })
  if (version !== undefined && application.version !== version) throw conflict('application_changed')
  return application
}
