import { LiveListener } from './live-listener'

/** See LiveListener. Rendered on the server, so that it knows when the page was: what changed since then is heard too. */
export function LiveRefresh({ match }: { match: string[] }) {
  return <LiveListener match={match} since={Date.now()} />
}
