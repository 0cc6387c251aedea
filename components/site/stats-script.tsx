type Props = { src: string; site: string; nonce: string | undefined }

/** A counter of visits: only an address and the site's name there; the policy lets it send to its own origin. */
export function StatsScript({ src, site, nonce }: Props) {
  return <script async src={src} nonce={nonce} data-website-id={site} data-domain={site} suppressHydrationWarning />
}
