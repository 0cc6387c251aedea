import type { Duplex } from 'node:stream'
import { RFB_VERSION, type Screen, SECURITY } from './dial'
import { ScreenError } from './screen-error'
import { take, takeText } from './take'

/**
 * Plays the VNC server to the browser up to ServerInit (RFC 6143, 7.1 to 7.3.2), with the security that is left once the
 * connection to the node is encrypted. Refuses a screen that says it is another instance's: ports are used again, and the
 * mirror may be behind. All that follows can be passed on as it comes.
 */
export async function greet(browser: Duplex, screen: Screen, instance: string, signal: AbortSignal): Promise<void> {
  const { stream, security } = screen
  browser.write(RFB_VERSION)
  await expect(browser, RFB_VERSION, signal)
  browser.write(Buffer.of(1, security))
  await expect(browser, Buffer.of(security), signal)
  if (security === SECURITY.vnc) {
    browser.write(await take(stream, 16, signal))
    stream.write(await take(browser, 16, signal))
  }
  const result = await take(stream, 4, signal)
  browser.write(result)
  if (result.readUInt32BE() !== 0) {
    browser.write((await takeText(stream, signal)).raw)
    throw new ScreenError('password', 'refused by the VNC server')
  }
  stream.write(await take(browser, 1, signal))
  const facts = await take(stream, 20, signal)
  const name = await takeText(stream, signal)
  const shown = /^QEMU \((.+)\)$/.exec(name.text)?.[1]
  if (shown && shown !== instance) throw new ScreenError('other_instance', 'the screen is that of another instance')
  browser.write(Buffer.concat([facts, name.raw]))
}

async function expect(browser: Duplex, answer: Buffer, signal: AbortSignal): Promise<void> {
  if (!(await take(browser, answer.length, signal)).equals(answer))
    throw new ScreenError('not_vnc', 'the browser speaks something else')
}
