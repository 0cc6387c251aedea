import { EventEmitter, once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type CaughtMail = Email & { raw: string; recipients: string[] }

export type SmtpCatcher = {
  url: string
  port: number
  messages: CaughtMail[]
  /** The first mail that the question holds for, which may have come already. */
  waitFor(question: (mail: CaughtMail) => boolean): Promise<CaughtMail>
  stop(): Promise<void>
}

/** A mail server that takes everything but for these recipients, whom it does not know, and passes nothing on. */
export async function startSmtpCatcher(port = 0, unknown: readonly string[] = []): Promise<SmtpCatcher> {
  const messages: CaughtMail[] = []
  const arrivals = new EventEmitter()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      done(unknown.includes(address) ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null)
    },
    onData(stream, session, done) {
      stream.toArray().then(async (chunks: Buffer[]) => {
        const raw = Buffer.concat(chunks)
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        messages.push({ ...(await PostalMime.parse(raw)), raw: raw.toString(), recipients })
        arrivals.emit('mail')
        done()
      }, done)
    },
  })
  // A client that is killed in the middle of a mail.
  server.on('error', () => undefined)
  const listening = once(server.server, 'listening')
  server.listen(port, '127.0.0.1')
  await listening
  const { port: bound } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    messages,
    async waitFor(question) {
      for (;;) {
        const found = messages.find(question)
        if (found) return found
        await once(arrivals, 'mail')
      }
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
