import type RFB from '@novnc/novnc'
import { CONSOLE_PATH, CONSOLE_PROTOCOL, type Ending, endingOf, TICKET_PROTOCOL } from '@/lib/console/schema'

type Handlers = {
  onOpen: () => void
  onPassword: () => void
  onEnd: (why: Ending | 'lost') => void
}

export type OpenScreen = { rfb: RFB; close: () => void }

/** Shows an instance's screen in the element. noVNC gets a socket of ours, because it does not tell why one was closed. */
export async function openScreen(element: HTMLElement, ticket: string, handlers: Handlers): Promise<OpenScreen> {
  const { default: Rfb } = await import('@novnc/novnc')
  const address = new URL(CONSOLE_PATH, window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address, [CONSOLE_PROTOCOL, `${TICKET_PROTOCOL}${ticket}`])
  socket.binaryType = 'arraybuffer'
  let silent = false
  socket.addEventListener('close', ({ code }) => {
    if (!silent) handlers.onEnd(endingOf(code))
  })
  const rfb = new Rfb(element, socket, { shared: true })
  rfb.background = 'transparent'
  rfb.addEventListener('connect', handlers.onOpen)
  rfb.addEventListener('credentialsrequired', handlers.onPassword)
  return {
    rfb,
    close() {
      silent = true
      rfb.disconnect()
    },
  }
}
