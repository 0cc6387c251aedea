export type Heard = { event: string; id: string; data: Record<string, unknown> | null }

/** Reads server-sent events as a browser would: an id without data only moves the position on. */
export class EventReader {
  readonly heard: Heard[] = []
  position = ''
  private readonly decoder = new TextDecoder()
  private rest = ''

  private constructor(private readonly reader: ReadableStreamDefaultReader<Uint8Array>) {}

  static of(response: Response): EventReader {
    if (!response.body) throw new Error('The answer has no body')
    return new EventReader(response.body.getReader() as ReadableStreamDefaultReader<Uint8Array>)
  }

  /** Until the question is answered with yes; false: the stream ended before. */
  async until(question: (heard: Heard[]) => boolean): Promise<boolean> {
    while (!question(this.heard)) {
      const { value, done } = await this.reader.read()
      if (done) return false
      this.take(this.decoder.decode(value, { stream: true }))
    }
    return true
  }

  ended = () => this.until(() => false).then((more) => !more)
  stop = () => this.reader.cancel()

  private take(text: string): void {
    const blocks = (this.rest + text).split('\n\n')
    this.rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      this.position = field('id') ?? this.position
      const data = field('data')
      if (data !== undefined)
        this.heard.push({ event: field('event') ?? 'message', id: this.position, data: JSON.parse(data) })
    }
  }
}
