import 'server-only'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'

export async function databaseAnswers(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`
    return true
  } catch (err) {
    log.warn({ err }, 'the database does not answer')
    return false
  }
}
