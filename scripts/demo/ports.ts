import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Ports } from './options'

const USES: Record<keyof Ports, string> = {
  PORT: 'the portal',
  ALPHA_PORT: 'the cluster alpha',
  BETA_PORT: 'the cluster beta',
  MAIL_PORT: 'the mail page',
  SMTP_PORT: 'the mail catcher',
}

/** Names every port that somebody else listens on, and the variable that chooses another. */
export async function checkPorts(ports: Ports): Promise<void> {
  const names = Object.keys(USES) as (keyof Ports)[]
  const complaints: string[] = []
  for (const name of names) {
    const port = ports[name]
    const twin = names.find((other) => other !== name && ports[other] === port)
    if (twin) complaints.push(`${name} and ${twin} are both ${port}.`)
    else if (await isTaken(port))
      complaints.push(`Port ${port}, for ${USES[name]}, is taken: set ${name} to another (${name}=${port + 1000} …).`)
  }
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
}

async function isTaken(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true
    throw error
  }
  server.close()
  await once(server, 'close')
  return false
}
