import type { useSubmit } from './use-submit'

type Change = { currentTarget: { value: string } }
type Sending = Pick<ReturnType<typeof useSubmit>, 'errors' | 'clear'>

/** What a text field of a form whose values are one object needs: its value, its error and its change. */
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
  })
}
