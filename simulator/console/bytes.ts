/** Takes a stream in pieces of a chosen length. */
export class Bytes {
  private readonly chunks: AsyncIterator<Buffer>
  private held: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.chunks = stream[Symbol.asyncIterator]()
  }

  /** Rejects when the stream ends before. */
  async take(length: number): Promise<Buffer> {
    while (this.held.length < length) {
      const { value, done } = await this.chunks.next()
      if (done) throw new Error('the stream ended')
      this.held = Buffer.concat([this.held, value])
    }
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    return taken
  }
}
