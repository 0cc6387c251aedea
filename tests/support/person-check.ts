import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type PersonCheck = { origin: string; siteKey: string; secret: string; stop(): Promise<void> }

const SITE_KEY = 'the-site'
const SECRET = 'the-secret'
const NAME = 'I am a person'

/** Puts a frame of this service where a page asks for it, and hands on what the frame tells. */
const script = (origin: string) => `
  window.grecaptcha = {
    render(place, options) {
      const frame = document.createElement('iframe')
      frame.title = 'Check against programs'
      frame.src = '${origin}/frame?sitekey=' + encodeURIComponent(options.sitekey)
      frame.width = 300; frame.height = 60
      addEventListener('message', (event) => {
        if (event.source === frame.contentWindow) options.callback(event.data)
      })
      place.append(frame)
    },
  }
  const { searchParams } = new URL(document.currentScript.src)
  window[searchParams.get('onload')]()`

const frame = (token: string) => `<!doctype html><html lang="en"><title>Check</title>
  <label><input type="checkbox" onchange="parent.postMessage('${token}', '*')"> ${NAME}</label></html>`

/** A service of reCAPTCHA's calls on loopback: a script, a box in a frame of its own, siteverify. A token counts once. */
export async function startPersonCheck(): Promise<PersonCheck> {
  const given = new Set<string>()
  let count = 0
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin)
    if (pathname === '/api.js') return response.setHeader('content-type', 'text/javascript').end(script(origin))
    if (pathname === '/frame' && searchParams.get('sitekey') === SITE_KEY) {
      const token = `person-${++count}`
      given.add(token)
      return response.setHeader('content-type', 'text/html').end(frame(token))
    }
    if (pathname === '/siteverify' && request.method === 'POST') {
      const form = new URLSearchParams(await text(request))
      const success = form.get('secret') === SECRET && given.delete(form.get('response') ?? '')
      return response.setHeader('content-type', 'application/json').end(JSON.stringify({ success }))
    }
    return response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    siteKey: SITE_KEY,
    secret: SECRET,
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
