import { RapiError } from './errors'

/** Far below the 8 KiB that RAPI reads of a request's first line, though each character may take three there. */
const maxReasonLength = 500

/** A reason that Ganeti can store: its job queue fails with a 500 on anything but ASCII. */
export function isReason(text: string): boolean {
  return text.length > 0 && text.length <= maxReasonLength && /^[\x20-\x7e]+$/.test(text)
}

/** Any text as a reason: other scripts become `?`, runs of white space one blank, the end is cut off. */
export function toReason(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[^\x20-\x7e]/gu, '?')
    .trim()
  return ascii.slice(0, maxReasonLength) || '?'
}

export function checkReason(text: string): string {
  if (!isReason(text)) throw new RapiError('invalid_input', 'a reason is 1 to 500 printable ASCII characters')
  return text
}
