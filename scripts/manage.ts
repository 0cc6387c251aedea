import { createTranslator } from 'use-intl/core'
import { prepareEnvironment } from '@/lib/config/prepare'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'
import en from '@/locales/en.json'
import { commands, usage } from './manage/commands'

/** `npm run manage -- COMMAND`: acts as the system, with the portal's own verbs. */
async function main(words: string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
  if (!command) {
    console.error(usage())
    return words.length === 0 || words[0] === 'help' ? 0 : 2
  }
  const environment = await prepareEnvironment()
  try {
    await command.run(words.slice(command.name.split(' ').length))
    return 0
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(say(error))
    return 1
  } finally {
    await db.$disconnect()
    await environment.stop()
  }
}

const text = createTranslator({ locale: 'en', messages: en, namespace: 'errors' }) as unknown as (
  code: string,
  values: Values,
) => string
type Values = Record<string, string | number>

function say({ reason, values, fields }: AppError): string {
  const lines = Object.entries(fields).map(([field, error]) => `${field}: ${text(error.code, error.values ?? {})}`)
  return lines.length > 0 ? lines.join('\n') : text(reason, values)
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
