import { createHash } from 'node:crypto'
import nodemailer from 'nodemailer'
import { config } from '@/lib/config/env'
import { wrap72 } from './text'

const TIMEOUT = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

export type Letter = { key: string; to: string; locale: string; subject: string; text: string; createdAt: Date }

/** Equal for each sending of one letter, so that a mail program recognises what comes again after a crash. */
function messageId(key: string): string {
  const host = /@([\w.-]+)/.exec(config().mailFrom)?.[1] ?? 'localhost'
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 40)}@${host}>`
}

/** Resolves once the mail server has taken the letter over. */
export async function deliver(smtpUrl: string, letter: Letter): Promise<void> {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    ...TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      from: config().mailFrom,
      to: { name: '', address: letter.to },
      subject: letter.subject,
      text: wrap72(letter.text),
      date: letter.createdAt,
      messageId: messageId(letter.key),
      headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': letter.locale },
    })
  } finally {
    transport.close()
  }
}
