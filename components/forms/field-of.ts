import type { useSubmit } from './use-submit'

type Change = { currentTarget: { value: string } }
type Typed = HTMLInputElement | HTMLTextAreaElement
type Sending = Pick<ReturnType<typeof useSubmit>, 'errors' | 'clear'>

/**
 * What a text field of a form whose values are one object needs: its value, its error, its change, and that what was typed
 * or filled in before the page was awake is kept.
 */
export function fieldOf<V extends Record<string, unknown>>(
  values: V,
  setValues: (change: (before: V) => V) => void,
  { errors, clear }: Sending,
) {
  return <K extends keyof V & string>(name: K) => ({
    name,
    value: String(values[name]),
    error: errors[name],
    onChange: ({ currentTarget: { value } }: Change) => {
      setValues((before) => ({ ...before, [name]: value }))
      clear(name)
    },
    ref: (input: Typed | null) => {
      const typed = input?.value
      if (typed !== undefined && typed !== String(values[name])) setValues((before) => ({ ...before, [name]: typed }))
    },
  })
}
