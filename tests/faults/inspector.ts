import { once } from 'node:events'
import WebSocket from 'ws'
import { z } from 'zod'

/** What a process holds once everything that nobody needs any more is collected. */
export type Holding = {
  heapMiB: number
  /** Listeners of all its event emitters. */
  listeners: number
  /** Sockets, timers, … by their kind. */
  resources: Record<string, number>
}

export type Inspector = { resources(): Promise<Holding['resources']>; holding(): Promise<Holding>; close(): void }

const MIB = 2 ** 20
const LONGEST_MS = 120_000
const COUNT = `function () {
  let listeners = 0
  for (const emitter of this)
    try { for (const name of emitter.eventNames()) listeners += emitter.listenerCount(name) } catch {}
  return listeners
}`
const MEASURE = 'JSON.stringify({ heap: process.memoryUsage().heapUsed, resources: process.getActiveResourcesInfo() })'

const targets = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })])
const answered = z.object({ id: z.number(), result: z.unknown() })
const remote = z.object({ result: z.object({ objectId: z.string() }) })
const objects = z.object({ objects: z.object({ objectId: z.string() }) })
const value = z.object({ result: z.object({ value: z.unknown() }) })
const measured = z.object({ heap: z.number(), resources: z.array(z.string()) })

/** Of a Node.js process that runs with `--inspect=127.0.0.1:PORT` (the Chrome DevTools protocol). */
export async function openInspector(port: number): Promise<Inspector> {
  const [{ webSocketDebuggerUrl }] = targets.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json())
  const socket = new WebSocket(webSocketDebuggerUrl)
  await once(socket, 'open')
  const asked = new Map<number, { resolve: (result: unknown) => void; reject: (why: Error) => void }>()
  socket.on('message', (data) => {
    const message = answered.safeParse(JSON.parse(String(data))).data
    if (message) asked.get(message.id)?.resolve(message.result)
  })
  socket.on('close', () => {
    for (const { reject } of asked.values()) reject(new Error('the process is inspected no more'))
  })
  let last = 0
  const call = (method: string, params: object = {}): Promise<unknown> => {
    const id = ++last
    socket.send(JSON.stringify({ id, method, params }))
    const answer = new Promise((resolve, reject) => asked.set(id, { resolve, reject }))
    const silent = setTimeout(() => asked.get(id)?.reject(new Error(`no answer to ${method}`)), LONGEST_MS)
    return answer.finally(() => {
      clearTimeout(silent)
      asked.delete(id)
    })
  }
  const evaluate = (expression: string, more: object = {}) => call('Runtime.evaluate', { expression, ...more })
  const listeners = async () => {
    const group = { objectGroup: 'listeners' }
    const emitter = 'require("node:events").EventEmitter.prototype'
    const prototype = remote.parse(await evaluate(emitter, { includeCommandLineAPI: true, ...group })).result.objectId
    const all = await call('Runtime.queryObjects', { prototypeObjectId: prototype, ...group })
    const { objectId } = objects.parse(all).objects
    const counted = await call('Runtime.callFunctionOn', { objectId, functionDeclaration: COUNT, returnByValue: true })
    await call('Runtime.releaseObjectGroup', group)
    return z.number().parse(value.parse(counted).result.value)
  }
  const measure = async () => {
    const { heap, resources } = measured.parse(JSON.parse(String(value.parse(await evaluate(MEASURE)).result.value)))
    const kinds: Record<string, number> = {}
    for (const kind of resources) kinds[kind] = (kinds[kind] ?? 0) + 1
    return { heapMiB: heap / MIB, resources: kinds }
  }
  return {
    resources: async () => (await measure()).resources,
    async holding() {
      await call('HeapProfiler.collectGarbage')
      return { ...(await measure()), listeners: await listeners() }
    },
    close: () => socket.terminate(),
  }
}
