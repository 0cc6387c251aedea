import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { RapiError } from './errors'
import { systemCas } from './system-cas'
import type { RapiTarget, RapiTrust } from './target'

type Place = { host: string; port: number; timeoutMs: number }

/** A connection whose handshake is over, or a `RapiError`; until then not one byte of ours is sent. */
function openTcp(place: Place): Promise<Socket> {
  const { host, port } = place
  return settled(connectTcp({ host, port }), 'connect', place)
}

/** As `openTcp`, with TLS but no judgement yet of whose certificate it is. */
export function openTls(place: Place, ca?: string): Promise<TLSSocket> {
  const { host, port } = place
  const servername = isIP(host) ? undefined : host
  // what the peer is trusted for is decided by `judge`, which can also say what certificate it showed
  const socket = connectTls({ host, port, servername, ca, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
  return settled(socket, 'secureConnect', place)
}

export async function openTarget(target: RapiTarget, timeoutMs: number): Promise<Socket> {
  const place = { host: target.host, port: target.port, timeoutMs }
  if (!target.tls) return openTcp(place)
  const socket = await openTls(place, target.trust.kind === 'ca' ? (target.trust.pem ?? systemCas()) : undefined)
  const distrust = judge(socket, target.trust)
  if (!distrust) return socket
  socket.destroy()
  throw distrust
}

function judge(socket: TLSSocket, trust: RapiTrust): RapiError | null {
  const presentedFingerprint = socket.getPeerX509Certificate()?.fingerprint256
  if (trust.kind === 'pin') {
    if (presentedFingerprint === trust.sha256.toUpperCase()) return null
    return new RapiError('tls_mismatch', 'the certificate is not the pinned one', { presentedFingerprint })
  }
  if (socket.authorized) return null
  const why = String(socket.authorizationError)
  return new RapiError('tls_mismatch', `the certificate is not trusted (${why})`, { presentedFingerprint })
}

function settled<S extends Socket>(socket: S, event: string, { host, port, timeoutMs }: Place): Promise<S> {
  return new Promise((resolve, reject) => {
    const fail = (error: RapiError) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(
      () => fail(new RapiError('timeout', `no connection to ${host}:${port} within ${timeoutMs} ms`)),
      timeoutMs,
    )
    const onError = (cause: NodeJS.ErrnoException) =>
      fail(new RapiError('unreachable', `no connection to ${host}:${port} (${cause.code ?? cause.message})`, { cause }))
    const onClose = () => fail(new RapiError('unreachable', `${host}:${port} closed the connection`))
    socket.once('error', onError).once('close', onClose)
    socket.once(event, () => {
      clearTimeout(timer)
      socket.off('error', onError).off('close', onClose)
      resolve(socket)
    })
  })
}
