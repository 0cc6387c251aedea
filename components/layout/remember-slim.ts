/** A cookie, so that the server already renders the navigation as it was left. */
export const SLIM_COOKIE = 'nav'

export function rememberSlim(slim: boolean) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that we support
  document.cookie = `${SLIM_COOKIE}=${slim ? 'slim' : 'wide'}; path=/; max-age=31536000; samesite=lax`
}
