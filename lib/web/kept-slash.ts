const WITH_SLASH =
  /^(\/(?:instances\/lists?|user\/details|o\/(?:authorize|token|revoke|introspect|applications)))\/(?=\?|$)/

/**
 * ganetimgr's addresses for programs end in a slash. Next would redirect, which a browser's script may not follow without
 * being let, and a POST loses its body over: so here the slash is left out before.
 */
export const withoutKeptSlash = (url: string): string => url.replace(WITH_SLASH, '$1')
