import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Catalogue = { url: string; stop(): void }

/** A web server's listing of these files, as IMAGES_URL names one; files by name, with their text. */
export async function startCatalogue(files: Record<string, string>): Promise<Catalogue> {
  const listing = Object.keys(files).map((name) => `<li><a href="${name}">${name}</a></li>`)
  const server = createServer(({ url = '/' }, response) => {
    const text = url === '/' ? `<ul>${listing.join('')}</ul>` : files[url.slice(1)]
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => void server.close() }
}
