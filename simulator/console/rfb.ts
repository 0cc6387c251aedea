import type { Socket } from 'node:net'
import { Bytes } from './bytes'
import type { Machine } from './machine'
import { LINE_HEIGHT, SIZE } from './text-screen'

/** What a viewer says (RFC 6143, 7.5). */
const MESSAGES = { pixelFormat: 0, encodings: 2, update: 3, key: 4, pointer: 5, cutText: 6 }

const u16 = (...numbers: number[]) => Buffer.from(numbers.flatMap((n) => [(n >> 8) & 255, n & 255]))
const u32 = (n: number) => Buffer.concat([u16(n >>> 16), u16(n & 0xffff)])

/** 32 bits a point, 24 of colour, blue in the lowest byte. */
const PIXEL_FORMAT = Buffer.concat([Buffer.of(32, 24, 0, 1), u16(255, 255, 255), Buffer.of(16, 8, 0, 0, 0, 0)])

/** Serves a screen to one viewer, as QEMU does without a password; ends when the connection does. RFC 6143. */
export async function serveScreen(socket: Socket, machine: Machine, name: string): Promise<void> {
  const bytes = new Bytes(socket)
  socket.write('RFB 003.008\n')
  await bytes.take(12)
  socket.write(Buffer.of(1, 1))
  await bytes.take(1)
  socket.write(u32(0))
  await bytes.take(1)
  const title = Buffer.from(`QEMU (${name})`)
  socket.write(Buffer.concat([u16(SIZE.width, SIZE.height), PIXEL_FORMAT, u32(title.length), title]))
  const viewer = new Viewer(socket, bytes, machine)
  try {
    for (;;) await viewer.hear()
  } finally {
    viewer.leave()
  }
}

class Viewer {
  private seen = 0
  private waits = false
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly socket: Socket,
    private readonly bytes: Bytes,
    private readonly machine: Machine,
  ) {
    this.timer = setInterval(() => this.show(), 40)
  }

  leave(): void {
    clearInterval(this.timer)
  }

  async hear(): Promise<void> {
    const [type = -1] = await this.bytes.take(1)
    switch (type) {
      case MESSAGES.pixelFormat:
        await this.bytes.take(19)
        break
      case MESSAGES.encodings:
        await this.bytes.take(4 * (await this.bytes.take(3)).readUInt16BE(1))
        break
      case MESSAGES.update:
        if ((await this.bytes.take(9))[0] === 0) this.seen = 0
        this.waits = true
        this.show()
        break
      case MESSAGES.key: {
        const key = await this.bytes.take(7)
        this.machine.key(key.readUInt32BE(3), key[0] === 1)
        break
      }
      case MESSAGES.pointer:
        await this.bytes.take(5)
        break
      case MESSAGES.cutText:
        await this.bytes.take(Math.abs((await this.bytes.take(7)).readInt32BE(3)))
        break
      default:
        throw new Error(`message ${type} is not known`)
    }
  }

  private show(): void {
    const { screen } = this.machine
    const rows = screen.since(this.seen)
    if (!this.waits || rows.length === 0) return
    this.waits = false
    this.seen = screen.changed
    const rectangles = rows.flatMap((row) => [
      u16(0, row * LINE_HEIGHT, SIZE.width, LINE_HEIGHT),
      u32(0),
      screen.draw(row),
    ])
    this.socket.write(Buffer.concat([Buffer.of(0, 0), u16(rows.length), ...rectangles]))
  }
}
