import { RapiError } from './errors'

/** Whether Ganeti takes this as a tag; a non-ASCII one would make its job queue fail. */
export function isTag(text: string): boolean {
  return /^[\w.+*/:@-]{1,128}$/.test(text)
}

export function checkTags(tags: readonly string[]): void {
  const wrong = tags.find((tag) => !isTag(tag))
  if (wrong !== undefined) throw new RapiError('invalid_input', `not a tag: ${JSON.stringify(wrong)}`)
}
